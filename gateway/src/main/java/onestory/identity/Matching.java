package onestory.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides whether an incoming person is one already known. What does not agree is a conflict;
 * nothing is guessed, since a wrong match tells one child's story to another's school (TRUST.md 4,
 * case 45). Names and addresses play no part: see {@link Likeness} for what is made of them.
 */
public final class Matching {

  /** The rule by which nothing may be told of an identity that was ended, or linked with it. */
  public static final String CLOSED = "identity/closed";

  private Matching() {}

  /**
   * The match of one incoming person.
   *
   * @param incoming the person of the message
   * @param known the persons known under any of the incoming identifiers; others are ignored, order
   *     does not matter
   */
  public static Match match(IncomingPerson incoming, Collection<KnownPerson> known) {
    List<KnownPerson> candidates =
        known.stream()
            .filter(
                person -> shared(incoming, person).stream().anyMatch(PersonIdentifier::identifies))
            .sorted(Comparator.comparing(KnownPerson::id))
            .toList();
    if (candidates.stream().anyMatch(KnownPerson::closed)) {
      // whose it was is not said, and nobody is asked: the answer would be the link (4.43)
      return new Match.Conflict(
          CLOSED, "an identifier belongs to an identity that was ended; it may not be used again");
    }
    if (current(incoming).size() > 1) {
      return found("two-nhs-numbers", "the message gives two NHS numbers as current", candidates);
    }
    if (candidates.isEmpty()) {
      return new Match.New();
    }
    if (candidates.stream().map(KnownPerson::id).distinct().count() > 1) {
      return found(
          "two-persons",
          "the identifiers belong to different persons already recorded",
          candidates);
    }
    return conflict(incoming, candidates.get(0))
        .orElseGet(() -> new Match.Same(candidates.get(0).id()));
  }

  private static List<PersonIdentifier> current(IncomingPerson incoming) {
    return incoming.identifiers().stream()
        .filter(i -> i.isNhsNumber() && !incoming.superseded().contains(i))
        .toList();
  }

  private static Optional<Match> conflict(IncomingPerson incoming, KnownPerson known) {
    if (nhsNumberDiffers(incoming, known)) {
      return one(
          known, "nhs-number-differs", "another NHS number is already recorded for this person");
    }
    Set<PersonIdentifier> shared = shared(incoming, known);
    boolean bySourceId = shared.stream().anyMatch(PersonIdentifier::isSourceId);
    boolean byNumber = shared.stream().anyMatch(i -> !i.isSourceId() && i.identifies());
    if (!bySourceId && differsInOneSystem(incoming, known)) {
      return one(
          known,
          "source-id-differs",
          "the person with this NHS number or UPN has another id in the same source system");
    }
    if (byNumber && bothKnown(incoming, known) && !sameBirthDate(incoming, known)) {
      return one(
          known,
          "birth-date-differs",
          "the person with this NHS number or UPN is recorded with another date of birth");
    }
    if (!bySourceId && !bothKnown(incoming, known)) {
      return one(
          known,
          "birth-date-missing",
          "a NHS number or UPN alone, without a date of birth on both sides, is not enough");
    }
    return Optional.empty();
  }

  /** A new number is one more of this person's where the message says that it replaced theirs. */
  private static boolean nhsNumberDiffers(IncomingPerson incoming, KnownPerson known) {
    boolean replaced = incoming.superseded().stream().anyMatch(known.identifiers()::contains);
    return !replaced && differs(incoming, known, PersonIdentifier::isNhsNumber);
  }

  private static Set<PersonIdentifier> shared(IncomingPerson incoming, KnownPerson known) {
    Set<PersonIdentifier> shared = new LinkedHashSet<>(incoming.identifiers());
    shared.retainAll(known.identifiers());
    return shared;
  }

  private static boolean differsInOneSystem(IncomingPerson incoming, KnownPerson known) {
    return incoming.identifiers().stream()
        .filter(PersonIdentifier::isSourceId)
        .map(PersonIdentifier::system)
        .anyMatch(system -> differs(incoming, known, i -> i.system().equals(system)));
  }

  private static boolean differs(
      IncomingPerson incoming, KnownPerson known, Predicate<PersonIdentifier> kind) {
    Set<PersonIdentifier> theirs =
        known.identifiers().stream().filter(kind).collect(Collectors.toSet());
    List<PersonIdentifier> ours = incoming.identifiers().stream().filter(kind).toList();
    return !theirs.isEmpty() && ours.stream().anyMatch(i -> !theirs.contains(i));
  }

  private static boolean bothKnown(IncomingPerson incoming, KnownPerson known) {
    return incoming.birthDate().isPresent() && known.birthDate().isPresent();
  }

  private static boolean sameBirthDate(IncomingPerson incoming, KnownPerson known) {
    Optional<LocalDate> birthDate = incoming.birthDate();
    return birthDate.equals(known.birthDate());
  }

  private static Optional<Match> one(KnownPerson known, String rule, String explanation) {
    return Optional.of(found(rule, explanation, List.of(known)));
  }

  private static Match found(String rule, String explanation, List<KnownPerson> persons) {
    return new Match.Conflict(
        "identity/" + rule,
        explanation,
        persons.stream().map(KnownPerson::id).distinct().sorted().toList());
  }
}
