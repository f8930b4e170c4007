package onestory.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of the books of who is who, in the kinds that their records are made of. */
record Columns(ResultSet row) {

  UUID id(String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  List<UUID> ids(String column) throws SQLException {
    return Arrays.asList((UUID[]) row.getArray(column).getArray());
  }

  String text(String column) throws SQLException {
    return row.getString(column);
  }

  Optional<String> mayBeText(String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  Instant at(String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  Optional<Instant> mayBeAt(String column) throws SQLException {
    return row.getTimestamp(column) == null ? Optional.empty() : Optional.of(at(column));
  }
}
