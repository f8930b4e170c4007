package onestory.record;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of further readings of consents; says of each family whether it has any. */
@Component
final class ReadingStore {

  /**
   * One row.
   *
   * @param asEither whose consents count too, and as whose
   */
  record Row(Set<String> leftOut, Set<String> spared, Optional<Pair> asEither) {}

  /** Two persons who may be one. */
  record Pair(UUID other, UUID asPerson) {}

  private final JdbcClient jdbc;

  ReadingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Each of these persons' records is read with the others' consents, too. */
  void asEither(UUID cause, List<UUID> persons) {
    if (persons.size() < 2) {
      return;
    }
    var ids = persons.toArray(UUID[]::new);
    jdbc.sql("delete from identity_reading where cause = ?").param(cause).update();
    jdbc.sql(
            """
            insert into identity_reading (cause, family, left_out, spared, other, as_person)
            select distinct ?::uuid, r.family, array[]::text[], array[]::text[], other.id, r.id
            from resource r join unnest(?::uuid[]) as other(id) on other.id <> r.id
            where r.type = 'Patient' and r.id = any(?) and r.family is not null
            """)
        .params(cause, ids, ids)
        .update();
    mark(cause);
  }

  void without(UUID cause, UUID family, Collection<String> consents, Collection<String> spared) {
    jdbc.sql("insert into identity_reading (cause, family, left_out, spared) values (?, ?, ?, ?)")
        .params(cause, family, consents.toArray(String[]::new), spared.toArray(String[]::new))
        .update();
    mark(cause);
  }

  private void mark(UUID cause) {
    jdbc.sql(
            """
            update family set doubtful = true
            where id in (select family from identity_reading where cause = ?) and not doubtful
            """)
        .param(cause)
        .update();
  }

  /** The families whose consents are read only as they stand again, where nothing else is open. */
  List<UUID> settled(UUID cause) {
    var families =
        jdbc
            .sql("delete from identity_reading where cause = ? returning family")
            .param(cause)
            .query(UUID.class)
            .list()
            .stream()
            .distinct()
            .toList();
    jdbc.sql(
            """
            update family set doubtful = false
            where id = any(?) and not exists (select 1 from identity_reading r where r.family = family.id)
            """)
        .param(families.toArray(UUID[]::new))
        .update();
    return families;
  }

  List<Row> of(UUID family) {
    return jdbc.sql("select * from identity_reading where family = ?")
        .param(family)
        .query(
            (row, n) ->
                new Row(
                    texts(row.getArray("left_out")),
                    texts(row.getArray("spared")),
                    Optional.ofNullable(row.getObject("other", UUID.class))
                        .map(other -> pair(other, row))))
        .list();
  }

  private static Pair pair(UUID other, java.sql.ResultSet row) {
    try {
      return new Pair(other, row.getObject("as_person", UUID.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e); // the column is there
    }
  }

  private static Set<String> texts(java.sql.Array array) throws SQLException {
    return Set.copyOf(Arrays.asList((String[]) array.getArray()));
  }
}
