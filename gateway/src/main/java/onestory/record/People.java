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
import onestory.identity.OneHuman;
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

  /** Takes what a message tells of a person. */
  private interface News {
    void of(UUID id, IncomingPerson person, List<KnownPerson> known);
  }

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
    return resolve(drafts, named, this::remember);
  }

  /** The same persons, with nobody made known. */
  Map<BusinessKey, UUID> foresee(List<Draft> drafts, Collection<BusinessKey> named) {
    return resolve(drafts, named, (id, person, known) -> {});
  }

  private Map<BusinessKey, UUID> resolve(
      List<Draft> drafts, Collection<BusinessKey> named, News news) {
    var told = drafts.stream().filter(draft -> draft.businessKey().isPerson()).toList();
    var humans = humans(told);
    var wanted = new HashSet<PersonIdentifier>();
    humans.forEach(human -> wanted.addAll(human.person().identifiers()));
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
    var seen = new HashSet<UUID>();
    for (var human : humans) {
      var keys = human.entries().stream().map(told::get).map(Draft::businessKey).toList();
      var id = match(first(keys), human.person(), known);
      news.of(id, human.person(), known);
      if (!seen.add(id)) {
        hold(OneHuman.SHARED, "Patient");
      }
      keys.forEach(key -> resolved.put(key, id));
      // what another entry of the message calls them by any other of their identifiers
      named.stream()
          .filter(
              key ->
                  human
                      .person()
                      .identifiers()
                      .contains(new PersonIdentifier(key.system(), key.value())))
          .forEach(key -> resolved.put(key, id));
    }
    return resolved;
  }

  private static List<OneHuman> humans(List<Draft> told) {
    var found =
        OneHuman.among(
            told.stream()
                .map(
                    draft ->
                        new OneHuman.Entry(draft.businessKey().type(), person(draft.content())))
                .toList());
    found.conflict().ifPresent(conflict -> hold(conflict, "Patient"));
    return found.humans();
  }

  /** A new human's id comes from the Person, where they are told as that too. */
  private static BusinessKey first(List<BusinessKey> keys) {
    return keys.stream().filter(k -> k.type().equals("Person")).findFirst().orElse(keys.get(0));
  }

  private static void hold(Match.Conflict conflict, String at) {
    throw new ProblemFound(
        Treatment.HOLD,
        new Problem(
            conflict.rule(),
            at,
            conflict.explanation(),
            "Compare both records; correct the identifier at its source and send a new version."));
  }

  private static UUID match(BusinessKey key, IncomingPerson person, List<KnownPerson> known) {
    var match = Matching.match(person, known);
    if (match instanceof Match.Conflict conflict) {
      hold(conflict, key.type());
    }
    return match instanceof Match.Same same ? UUID.fromString(same.personId()) : key.resourceId();
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
    } else if (person.birthDate().isPresent()) {
      learnBirthDate(id, person.birthDate().get(), known);
    }
    for (var identifier : person.identifiers()) {
      // a temporary number may be several pupils'
      if (identifier.identifies() && !already.contains(identifier)) {
        jdbc.sql("insert into person_identifier (system, value, person) values (?, ?, ?)")
            .params(identifier.system(), identifier.value(), id)
            .update();
      }
    }
  }

  private void learnBirthDate(UUID id, LocalDate birthDate, List<KnownPerson> known) {
    boolean unknown =
        known.stream().anyMatch(k -> k.id().equals(id.toString()) && k.birthDate().isEmpty());
    if (unknown) {
      jdbc.sql("update person set birth_date = ? where id = ?")
          .params(Date.valueOf(birthDate), id)
          .update();
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
        birthDate.asText().length() == 10 // the whole date, not only the year
            ? Optional.of(LocalDate.parse(birthDate.asText()))
            : Optional.empty());
  }
}
