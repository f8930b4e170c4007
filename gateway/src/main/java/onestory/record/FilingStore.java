package onestory.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.identity.PersonIdentifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of keys under which families are known: reads and writes, no rules. */
@Component
final class FilingStore {

  private final JdbcClient jdbc;

  FilingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<UUID> known(String council, String key) {
    return jdbc.sql("select family from family_key where council = ? and key = ?")
        .params(council, key)
        .query(UUID.class)
        .optional();
  }

  String councilOf(UUID family) {
    return jdbc.sql("select council from family where id = ?")
        .param(family)
        .query(String.class)
        .optional()
        .orElseThrow(() -> new NotNow("identity/unknown", "There is no such family."));
  }

  /** The council's families in whose records one of these stands as a child. */
  List<FilingRule.Candidate> familiesOf(String council, Collection<PersonIdentifier> children) {
    return jdbc.sql(
            """
            select family.id, exists (select 1 from family_key k where k.family = family.id and k.case_system)
            from family where council = ? and id in (
              select child.family from person_identifier
              join unnest(?::text[], ?::text[]) as wanted(system, value) using (system, value)
              join resource child on child.type = 'Patient' and child.id = person_identifier.person
              where not exists (select 1 from resource adult where adult.type = 'Person' and adult.id = child.id))
            """)
        .params(
            council,
            children.stream().map(PersonIdentifier::system).toArray(String[]::new),
            children.stream().map(PersonIdentifier::value).toArray(String[]::new))
        .query(
            (row, n) -> new FilingRule.Candidate(row.getObject(1, UUID.class), row.getBoolean(2)))
        .list();
  }

  /** Whether another council's family has this id. */
  boolean isTaken(UUID family, String council) {
    return jdbc.sql("select exists (select 1 from family where id = ? and council <> ?)")
        .params(family, council)
        .query(Boolean.class)
        .single();
  }

  void remember(String council, String key, UUID family, boolean byCaseSystem) {
    jdbc.sql(
            """
            with made as (insert into family (id, council, epoch) values (?, ?, 0) on conflict do nothing)
            insert into family_key (council, key, family, case_system) values (?, ?, ?, ?)
            """)
        .params(family, council, council, key, family, byCaseSystem)
        .update();
  }
}
