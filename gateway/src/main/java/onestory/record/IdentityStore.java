package onestory.record;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import onestory.identity.PersonIdentifier;
import onestory.record.Changes.Handed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons as such, and whose identifiers are whose: reads and writes, no rules. */
@Component
final class IdentityStore {

  /**
   * A person, locked.
   *
   * @param merged whether it is another's now
   * @param adult whether it stands in a record as an adult
   */
  record Person(UUID id, boolean merged, boolean closed, boolean adult) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  IdentityStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Person> lock(Collection<UUID> persons) {
    return jdbc.sql(
            """
            select id, merged_into is not null, closed_at is not null,
              exists (select 1 from resource r where r.type = 'Person' and r.id = person.id)
            from person where id = any(?) order by id for no key update
            """)
        .param(persons.toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Person(
                    row.getObject(1, UUID.class),
                    row.getBoolean(2),
                    row.getBoolean(3),
                    row.getBoolean(4)))
        .list();
  }

  void make(UUID person) {
    jdbc.sql("insert into person (id) values (?) on conflict do nothing").param(person).update();
  }

  boolean exists(UUID person) {
    return !lock(List.of(person)).isEmpty();
  }

  List<Handed> identifiers(UUID person) {
    return jdbc.sql(
            "select system, value, replaced_by is not null from person_identifier where person = ? order by 1, 2")
        .param(person)
        .query(
            (row, n) ->
                new Handed(row.getString(1), row.getString(2), person, person, row.getBoolean(3)))
        .list();
  }

  void hand(Handed identifier, UUID to) {
    jdbc.sql("update person_identifier set person = ? where system = ? and value = ?")
        .params(to, identifier.system(), identifier.value())
        .update();
  }

  /** Of a person's numbers of one system this one is current. */
  void current(UUID person, PersonIdentifier current) {
    jdbc.sql(
            """
            update person_identifier set replaced_by = ?
            where person = ? and system = ? and value <> ? and replaced_by is null
            """)
        .params(current.value(), person, current.system(), current.value())
        .update();
  }

  /** A number is not replaced by one that is not the person's. */
  void straighten(Collection<UUID> persons) {
    jdbc.sql(
            """
            update person_identifier old set replaced_by = null
            where person = any(?) and replaced_by is not null and not exists (
              select 1 from person_identifier current where current.person = old.person
                and current.system = old.system and current.value = old.replaced_by)
            """)
        .param(persons.toArray(UUID[]::new))
        .update();
  }

  void take(PersonIdentifier identifier) {
    jdbc.sql("delete from person_identifier where system = ? and value = ?")
        .params(identifier.system(), identifier.value())
        .update();
  }

  void merged(UUID person, UUID into) {
    jdbc.sql("update person set merged_into = ? where id = ?").params(into, person).update();
  }

  void closed(UUID person, boolean closed) {
    jdbc.sql("update person set closed_at = ? where id = ?")
        .params(closed ? Timestamp.from(clock.instant()) : null, person)
        .update();
  }

  List<String> rulings(UUID from, UUID to) {
    return jdbc.sql("update identity_ruling set person = ? where person = ? returning fingerprint")
        .params(to, from)
        .query(String.class)
        .list();
  }

  void rulings(Collection<String> fingerprints, UUID to) {
    jdbc.sql("update identity_ruling set person = ? where fingerprint = any(?)")
        .params(to, fingerprints.toArray(String[]::new))
        .update();
  }

  void forgetRulings(UUID person) {
    jdbc.sql("delete from identity_ruling where person = ?").param(person).update();
  }
}
