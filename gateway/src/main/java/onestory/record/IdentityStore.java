package onestory.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.identity.PersonIdentifier;
import onestory.record.Act.Because;
import onestory.record.Changes.Handed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons as such, and the book of what was done to them: reads and writes, no rules. */
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
  private final Json json;
  private final Clock clock;

  IdentityStore(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
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

  void write(
      UUID id,
      Act.Kind kind,
      Collection<UUID> persons,
      Collection<UUID> families,
      Because because,
      boolean toReview,
      Changes changes) {
    jdbc.sql(
            """
            insert into identity_act (id, kind, persons, families, done_at, done_by, reason, state, changes)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """)
        .params(
            id,
            kind.column(),
            persons.toArray(UUID[]::new),
            families.toArray(UUID[]::new),
            now(),
            because.by(),
            because.reason(),
            toReview ? "unreviewed" : "settled",
            json.write(changes))
        .update();
  }

  List<Act> acts(Optional<String> state) {
    return jdbc.sql(
            "select * from identity_act where ?::text is null or state = ? order by number desc limit 200")
        .params(state.orElse(null), state.orElse(null))
        .query(IdentityStore::act)
        .list();
  }

  Optional<Act> act(UUID id) {
    return jdbc.sql("select * from identity_act where id = ? for update")
        .param(id)
        .query(IdentityStore::act)
        .optional();
  }

  Changes changes(UUID act) {
    return json.read(
        jdbc.sql("select changes from identity_act where id = ?")
            .param(act)
            .query(String.class)
            .single(),
        Changes.class);
  }

  /** Whether a later act that stands touches the same persons or families. */
  boolean overlaid(Act act) {
    return jdbc.sql(
            """
            select exists (select 1 from identity_act where number > ? and state <> 'undone'
              and (persons && ? or families && ?))
            """)
        .params(
            act.number(), act.persons().toArray(UUID[]::new), act.families().toArray(UUID[]::new))
        .query(Boolean.class)
        .single();
  }

  void settle(UUID act, String state, Because because) {
    jdbc.sql(
            "update identity_act set state = ?, settled_at = ?, settled_by = ?, settled_why = ? where id = ?")
        .params(state, now(), because.by(), because.reason(), act)
        .update();
  }

  /** Acts that were undone say that two were taken for one: nobody is to read that of this one. */
  void forgetUndone(UUID person) {
    jdbc.sql("delete from identity_act where persons @> array[?] and state = 'undone'")
        .param(person)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Act act(ResultSet row, int n) throws SQLException {
    return new Act(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getString("kind"),
        QuestionStore.uuids(row.getArray("persons")),
        QuestionStore.uuids(row.getArray("families")),
        row.getTimestamp("done_at").toInstant(),
        row.getString("done_by"),
        row.getString("reason"),
        row.getString("state"),
        Optional.ofNullable(row.getString("settled_by")));
  }
}
