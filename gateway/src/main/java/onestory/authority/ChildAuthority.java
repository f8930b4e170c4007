package onestory.authority;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the consents about one child say to one organisation at one moment.
 *
 * @param agreements live agreements to early help
 * @param refusedByYoungPerson the child, being competent, refused early help
 * @param permits live permissions that name the organisation, by whomever
 * @param refusals live denials
 * @param limits consents whose exceptions count
 */
record ChildAuthority(
    List<Agreement> agreements,
    boolean refusedByYoungPerson,
    List<Sharing> permits,
    List<Sharing> refusals,
    List<Sharing> limits) {

  static ChildAuthority of(Family family, String child, String organisation, Instant at) {
    List<Sharing> about = family.sharings().stream().filter(s -> s.child().equals(child)).toList();
    List<Agreement> answers =
        family.agreements().stream().filter(a -> a.child().equals(child)).toList();
    return new ChildAuthority(
        answers.stream().filter(a -> a.holds(at)).toList(),
        answers.stream().anyMatch(a -> !a.agreed() && a.giver().youngPerson()),
        about.stream().filter(s -> s.permits(organisation, at)).toList(),
        about.stream().filter(s -> s.refuses(organisation, at)).toList(),
        about.stream().filter(s -> s.limits(organisation, at)).toList());
  }

  /** The same, with only those permissions that began after this moment. */
  ChildAuthority permittedSince(Instant moment) {
    return new ChildAuthority(
        agreements,
        refusedByYoungPerson,
        permits.stream().filter(s -> s.beganAfter(moment)).toList(),
        refusals,
        limits);
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
            .filter(a -> a.giver().youngPerson() && doubt.counts(a.giver().standing()))
            .findFirst();
    if (own.isPresent() || refusedByYoungPerson && doubt != Doubt.RESOLVED) {
      return own;
    }
    return agreements.stream().filter(a -> doubt.counts(a.giver().standing())).findFirst();
  }

  /** The permissions by those who may give them for the child. */
  List<Sharing> permits(Doubt doubt) {
    return permits.stream().filter(s -> doubt.counts(s.giver().standing())).toList();
  }
}
