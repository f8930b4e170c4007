package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onestory.identity.Fingerprint;
import onestory.identity.IncomingPerson;
import onestory.identity.KnownPerson;
import onestory.identity.Match;
import onestory.identity.Matching;
import onestory.identity.OneHuman;
import onestory.identity.PersonIdentifier;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.springframework.stereotype.Component;

/**
 * Finds the one person that identifiers speak of, through the cross-walk of identifiers; never
 * guesses.
 */
@Component
final class People {

  /** Takes what a message tells of a person. */
  private interface News {
    void of(UUID id, OneHuman human, List<KnownPerson> known, List<Draft> told);
  }

  private final PersonStore store;
  private final Lookalikes lookalikes;

  People(PersonStore store, Lookalikes lookalikes) {
    this.store = store;
    this.lookalikes = lookalikes;
  }

  /**
   * The person of each Patient and Person among the drafts, and of each person that the other
   * references name.
   *
   * @throws ProblemFound held, when identifiers contradict each other or what is known
   */
  Map<BusinessKey, UUID> resolve(List<Draft> drafts, Collection<BusinessKey> named) {
    return resolve(drafts, named, this::makeKnown);
  }

  /** The same persons, with nobody made known. */
  Map<BusinessKey, UUID> foresee(List<Draft> drafts, Collection<BusinessKey> named) {
    return resolve(drafts, named, (id, human, known, told) -> {});
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
    var known = store.known(wanted);
    var rulings = rulings(humans);
    known.stream()
        .filter(KnownPerson::closed)
        .findAny()
        .ifPresent(closed -> hold(ofClosed(known), "Patient"));
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
      var id =
          match(human.person(), known, rulings, told.get(human.entries().iterator().next()))
              .orElseGet(() -> first(keys).resourceId());
      news.of(id, human, known, told);
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
    throw new ProblemFound(Treatment.HOLD, problem(conflict, at));
  }

  private static Problem problem(Match.Conflict conflict, String at) {
    return new Problem(
        conflict.rule(),
        at,
        conflict.explanation(),
        "Compare both records; correct the identifier at its source and send a new version"
            + (conflict.persons().isEmpty() ? "." : ", or decide the question."));
  }

  private static Match.Conflict ofClosed(List<KnownPerson> known) {
    var all = new HashSet<PersonIdentifier>();
    known.forEach(person -> all.addAll(person.identifiers()));
    return (Match.Conflict) Matching.match(new IncomingPerson(all, Optional.empty()), known);
  }

  private Map<String, UUID> rulings(List<OneHuman> humans) {
    return humans.isEmpty()
        ? Map.of()
        : store.rulings(humans.stream().map(human -> Fingerprint.of(human.person())).toList());
  }

  /** What a person decided about just this comes first; else what the identifiers say. */
  private static Optional<UUID> match(
      IncomingPerson person, List<KnownPerson> known, Map<String, UUID> rulings, Draft told) {
    var fingerprint = Fingerprint.of(person);
    var ruled =
        Optional.ofNullable(rulings.get(fingerprint))
            .filter(id -> known.stream().anyMatch(k -> k.id().equals(id.toString())));
    if (ruled.isPresent()) {
      return ruled;
    }
    var match = Matching.match(person, known);
    if (match instanceof Match.Conflict conflict) {
      throw new InDoubt(
          problem(conflict, told.businessKey().type()),
          new InDoubt.Doubt(conflict, fingerprint, told.content()));
    }
    return match instanceof Match.Same same
        ? Optional.of(UUID.fromString(same.personId()))
        : Optional.empty();
  }

  private void makeKnown(UUID id, OneHuman human, List<KnownPerson> known, List<Draft> told) {
    var already = known.stream().filter(k -> k.id().equals(id.toString())).findFirst();
    store.remember(id, human.person(), already);
    if (already.isEmpty()) {
      human.entries().stream()
          .map(told::get)
          .filter(draft -> draft.businessKey().type().equals("Patient"))
          .findFirst()
          .ifPresent(draft -> lookalikes.ask(id, human.person(), draft.content()));
    }
  }

  private static IncomingPerson person(JsonNode resource) {
    var identifiers = new HashSet<PersonIdentifier>();
    var superseded = new HashSet<PersonIdentifier>();
    for (var told : resource.path("identifier")) {
      var identifier =
          new PersonIdentifier(told.path("system").asText(), told.path("value").asText());
      identifiers.add(identifier);
      if (told.path("use").asText().equals("old")) {
        superseded.add(identifier);
      }
    }
    var birthDate = resource.path("birthDate");
    return new IncomingPerson(
        identifiers,
        superseded,
        birthDate.asText().length() == 10 // the whole date, not only the year
            ? Optional.of(LocalDate.parse(birthDate.asText()))
            : Optional.empty());
  }
}
