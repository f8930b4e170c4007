package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
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
import onestory.identity.IncomingPerson;
import onestory.identity.KnownPerson;
import onestory.identity.Match;
import onestory.identity.Matching;
import onestory.identity.PersonIdentifier;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the one person that identifiers speak of, through the cross-walk of identifiers; never
 * guesses.
 */
@Component
final class People {

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The person of each Patient and Person among the drafts, and of each person that the other
   * references name.
   *
   * @throws ProblemFound held, when identifiers contradict each other or what is known
   */
  Map<BusinessKey, UUID> resolve(List<Draft> drafts, Collection<BusinessKey> named) {
    var incoming = new HashMap<BusinessKey, IncomingPerson>();
    drafts.stream()
        .filter(draft -> draft.businessKey().isPerson())
        .forEach(draft -> incoming.put(draft.businessKey(), person(draft.content())));
    var wanted = new HashSet<PersonIdentifier>();
    incoming.forEach(
        (key, person) -> {
          for (var identifier : person.identifiers()) {
            if (!wanted.add(identifier)) {
              throw sharedIdentifier(key);
            }
          }
        });
    named.forEach(key -> wanted.add(new PersonIdentifier(key.system(), key.value())));
    if (wanted.isEmpty()) {
      return Map.of();
    }
    var known = known(wanted);
    var resolved = new HashMap<BusinessKey, UUID>();
    for (var key : named) {
      known.stream()
          .filter(
              person ->
                  person.identifiers().contains(new PersonIdentifier(key.system(), key.value())))
          .findFirst()
          .ifPresent(person -> resolved.put(key, UUID.fromString(person.id())));
    }
    incoming.forEach((key, person) -> resolved.put(key, match(key, person, known)));
    return resolved;
  }

  private static ProblemFound sharedIdentifier(BusinessKey key) {
    return new ProblemFound(
        Treatment.HOLD,
        new Problem(
            "identity/shared-in-message",
            key.type(),
            "Two people of one message have the same identifier.",
            "Correct the identifier at its source and send a new version."));
  }

  private UUID match(BusinessKey key, IncomingPerson person, List<KnownPerson> known) {
    var match = Matching.match(person, known);
    if (match instanceof Match.Conflict conflict) {
      throw new ProblemFound(
          Treatment.HOLD,
          new Problem(
              conflict.rule(),
              key.type(),
              conflict.explanation(),
              "Compare both records; correct the identifier at its source and send a new version."));
    }
    var id = match instanceof Match.Same same ? UUID.fromString(same.personId()) : key.resourceId();
    remember(id, person, known);
    return id;
  }

  private void remember(UUID id, IncomingPerson person, List<KnownPerson> known) {
    Set<PersonIdentifier> already = new HashSet<>();
    known.stream()
        .filter(k -> k.id().equals(id.toString()))
        .forEach(k -> already.addAll(k.identifiers()));
    if (already.isEmpty()) {
      jdbc.sql("insert into person (id, birth_date) values (?, ?)")
          .params(id, person.birthDate().map(Date::valueOf).orElse(null))
          .update();
    }
    for (var identifier : person.identifiers()) {
      if (!already.contains(identifier)) {
        jdbc.sql("insert into person_identifier (system, value, person) values (?, ?, ?)")
            .params(identifier.system(), identifier.value(), id)
            .update();
      }
    }
  }

  private List<KnownPerson> known(Collection<PersonIdentifier> identifiers) {
    record Row(UUID person, LocalDate birthDate, PersonIdentifier identifier) {}
    var rows =
        jdbc.sql(
                """
                select p.id, p.birth_date, i.system, i.value
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
                        new PersonIdentifier(row.getString(3), row.getString(4))))
            .list();
    var people = new HashMap<UUID, KnownPerson>();
    for (var row : rows) {
      people.merge(
          row.person(),
          new KnownPerson(
              row.person().toString(),
              Optional.ofNullable(row.birthDate()),
              Set.of(row.identifier())),
          People::joined);
    }
    return new ArrayList<>(people.values());
  }

  private static KnownPerson joined(KnownPerson one, KnownPerson other) {
    var identifiers = new HashSet<>(one.identifiers());
    identifiers.addAll(other.identifiers());
    return new KnownPerson(one.id(), one.birthDate(), identifiers);
  }

  private static IncomingPerson person(JsonNode resource) {
    var identifiers = new HashSet<PersonIdentifier>();
    resource
        .path("identifier")
        .forEach(
            i ->
                identifiers.add(
                    new PersonIdentifier(i.path("system").asText(), i.path("value").asText())));
    var birthDate = resource.path("birthDate");
    return new IncomingPerson(
        identifiers,
        birthDate.isTextual()
            ? Optional.of(LocalDate.parse(birthDate.asText()))
            : Optional.empty());
  }
}
