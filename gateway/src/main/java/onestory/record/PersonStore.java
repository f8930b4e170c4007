package onestory.record;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import onestory.identity.IncomingPerson;
import onestory.identity.KnownPerson;
import onestory.identity.PersonIdentifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cross-walk of identifiers: reads and writes, no rules. */
@Component
final class PersonStore {

  private final JdbcClient jdbc;

  PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who is known under any of these, each with every identifier. */
  List<KnownPerson> known(Collection<PersonIdentifier> identifiers) {
    record Row(UUID person, LocalDate birthDate, boolean closed, PersonIdentifier identifier) {}
    var rows =
        jdbc.sql(
                """
                select p.id, p.birth_date, p.closed_at is not null, i.system, i.value
                from person p join person_identifier i on i.person = p.id
                where p.id in (
                  select person from person_identifier
                  join unnest(?::text[], ?::text[]) as wanted(system, value) using (system, value))
                """)
            .params(
                identifiers.stream().map(PersonIdentifier::system).toArray(String[]::new),
                identifiers.stream().map(PersonIdentifier::value).toArray(String[]::new))
            .query(
                (row, n) ->
                    new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, LocalDate.class),
                        row.getBoolean(3),
                        new PersonIdentifier(row.getString(4), row.getString(5))))
            .list();
    var people = new HashMap<UUID, KnownPerson>();
    for (var row : rows) {
      people.merge(
          row.person(),
          new KnownPerson(
              row.person().toString(),
              Optional.ofNullable(row.birthDate()),
              Set.of(row.identifier()),
              row.closed()),
          PersonStore::joined);
    }
    return new ArrayList<>(people.values());
  }

  private static KnownPerson joined(KnownPerson one, KnownPerson other) {
    var identifiers = new HashSet<>(one.identifiers());
    identifiers.addAll(other.identifiers());
    return new KnownPerson(one.id(), one.birthDate(), identifiers, one.closed());
  }

  /** Who was decided to be told of by these fingerprints; nobody whose identity was ended. */
  Map<String, UUID> rulings(Collection<String> fingerprints) {
    return jdbc
        .sql(
            """
            select fingerprint, person from identity_ruling join person on person.id = person
            where fingerprint = any(?) and closed_at is null
            """)
        .param(fingerprints.toArray(String[]::new))
        .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void rule(String fingerprint, UUID person) {
    jdbc.sql(
            """
            insert into identity_ruling (fingerprint, person) values (?, ?)
            on conflict (fingerprint) do update set person = excluded.person
            """)
        .params(fingerprint, person)
        .update();
  }

  /** Makes known what a message tells of a person, and what it replaced. */
  void remember(UUID id, IncomingPerson person, Optional<KnownPerson> already) {
    if (already.isEmpty()) {
      jdbc.sql("insert into person (id, birth_date) values (?, ?)")
          .params(id, person.birthDate().map(Date::valueOf).orElse(null))
          .update();
    } else if (person.birthDate().isPresent() && already.get().birthDate().isEmpty()) {
      jdbc.sql("update person set birth_date = ? where id = ?")
          .params(Date.valueOf(person.birthDate().get()), id)
          .update();
    }
    var known = already.map(KnownPerson::identifiers).orElse(Set.of());
    for (var identifier : person.identifiers()) {
      // a temporary number may be several pupils'
      if (identifier.identifies() && !known.contains(identifier)) {
        add(id, identifier);
      }
    }
    person.superseded().forEach(old -> person.successorOf(old).ifPresent(n -> replaced(old, n)));
  }

  void add(UUID person, PersonIdentifier identifier) {
    jdbc.sql("insert into person_identifier (system, value, person) values (?, ?, ?)")
        .params(identifier.system(), identifier.value(), person)
        .update();
  }

  void replaced(PersonIdentifier old, PersonIdentifier by) {
    jdbc.sql(
            "update person_identifier set replaced_by = ? where system = ? and value = ? and replaced_by is null")
        .params(by.value(), old.system(), old.value())
        .update();
  }

  /** Another made the same person known just now: that one counts. */
  boolean exists(UUID person) {
    return jdbc.sql("select exists (select 1 from person where id = ?)")
        .param(person)
        .query(Boolean.class)
        .single();
  }
}
