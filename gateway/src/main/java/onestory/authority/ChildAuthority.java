package onestory.authority;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the consents about one child say to one organisation at one moment.
 *
 * @param agreements live agreements to early help
 * @param refusedByYoungPerson the child, being competent, refused early help
 * @param permits live permissions that name the organisation, by whomever
 * @param possible live permissions of which it can't be told whether they name it
 * @param refusals live denials
 * @param limits consents whose exceptions count
 * @param ageUnknown whether the child may have come of age, and may not
 * @param school what an organisation that they permit is to the child as a school
 */
record ChildAuthority(
    List<Agreement> agreements,
    boolean refusedByYoungPerson,
    List<Sharing> permits,
    List<Sharing> possible,
    List<Sharing> refusals,
    List<Sharing> limits,
    boolean ageUnknown,
    Schooling school) {

  static ChildAuthority of(Family family, String child, String organisation, Instant at) {
    List<Sharing> about = family.sharings().stream().filter(s -> s.mayBeAbout(child)).toList();
    List<Agreement> answers =
        family.agreements().stream().filter(a -> a.child().equals(child)).toList();
    // who has come of age answers alone; what was held back for them before stays held back
    boolean grown = family.humans().isAdult(child);
    boolean ofAge = !grown && family.children().isAdult(child, at);
    boolean unknown = !grown && !ofAge && family.children().mayBeAdult(child, at);
    Predicate<Giver> counts = giver -> giver.youngPerson() || !ofAge;
    List<Sharing> given =
        about.stream().filter(s -> counts.test(s.giver()) && s.permits(organisation, at)).toList();
    Schooling school =
        given.isEmpty() ? Schooling.NOT_LEFT : family.children().schooling(child, organisation);
    UnaryOperator<Sharing> sure =
        sharing ->
            school == Schooling.UNSURE
                ? sharing.by(sharing.giver().doubted())
                : unknown ? sharing.by(sharing.giver().ifNotOfAge()) : sharing;
    return new ChildAuthority(
        answers.stream()
            .filter(a -> counts.test(a.giver()) && a.holds(at))
            .map(a -> unknown ? a.doubted() : a)
            .toList(),
        answers.stream().anyMatch(a -> !a.agreed() && a.giver().youngPerson()),
        school == Schooling.LEFT ? List.of() : given.stream().map(sure).toList(),
        about.stream().filter(s -> counts.test(s.giver()) && s.mayPermit(at)).map(sure).toList(),
        about.stream().filter(s -> s.refuses(organisation, at)).toList(),
        about.stream().filter(s -> s.limits(organisation, at)).toList(),
        unknown,
        school);
  }

  /** The same, with only those permissions that began after this moment. */
  ChildAuthority permittedSince(Instant moment) {
    return new ChildAuthority(
        agreements,
        refusedByYoungPerson,
        permits.stream().filter(s -> s.beganAfter(moment)).toList(),
        possible.stream().filter(s -> s.beganAfter(moment)).toList(),
        refusals,
        limits,
        ageUnknown,
        school);
  }

  /** A consent that may concern the organisation and can't be read, if there is one. */
  Optional<Sharing> unreadable() {
    return limits.stream().filter(s -> s.terms().unreadable().isPresent()).findFirst();
  }

  /**
   * The agreement that counts: the young person's own before a parent's, and a parent's not against
   * their refusal.
   */
  Optional<Agreement> agreement(Doubt doubt) {
    Optional<Agreement> own =
        agreements.stream()
            .filter(a -> a.giver().youngPerson() && doubt.counts(a.standing()))
            .findFirst();
    if (own.isPresent() || refusedByYoungPerson && doubt != Doubt.RESOLVED) {
      return own;
    }
    return agreements.stream().filter(a -> doubt.counts(a.standing())).findFirst();
  }

  /** The permissions by those who may give them for the child. */
  List<Sharing> permits(Doubt doubt) {
    Stream<Sharing> all =
        doubt == Doubt.RESOLVED
            ? Stream.concat(permits.stream(), possible.stream())
            : permits.stream();
    return all.filter(s -> doubt.counts(s.giver().standing())).toList();
  }

  /** Agreements that can't be read. */
  Stream<Agreement> strange() {
    return agreements.stream().filter(a -> a.unreadable().isPresent());
  }
}
