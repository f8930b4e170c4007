package onestory.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A family's record, locked until the transaction ends.
 *
 * @param council its custodian
 * @param epoch how often it has changed
 * @param lookAgain when it was to be looked at again though nothing is told
 * @param concludedBy by which rules it was last looked at; empty: never
 * @param mergedInto the record that this one became part of, if it did
 */
record Locked(
    UUID family,
    String council,
    long epoch,
    Optional<Instant> lookAgain,
    Optional<String> concludedBy,
    Optional<UUID> mergedInto) {

  static Locked of(ResultSet row) throws SQLException {
    return new Locked(
        row.getObject("id", UUID.class),
        row.getString("council"),
        row.getLong("epoch"),
        Optional.ofNullable(row.getTimestamp("look_again")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString("concluded_by")),
        Optional.ofNullable(row.getObject("merged_into", UUID.class)));
  }
}
