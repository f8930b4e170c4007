package onestory.authority;

import java.time.Instant;

/** What the answers to the offer of early help for one child come to. */
public enum HelpAnswer {
  /** Agreed, by somebody who may for this child (DOMAIN.md CON-03, CON-04, CON-09). */
  AGREED,
  /**
   * Agreed, but not beyond doubt: by whom is not sure to be enough, or the young person refused.
   */
  DOUBTFUL,
  /** Refused, withdrawn or run out. */
  REFUSED,
  /** Nobody has answered. */
  NONE;

  /**
   * Reads it from the family's record.
   *
   * @param child Patient/id
   */
  public static HelpAnswer of(Family family, String child, Instant at) {
    var answers = family.agreements().stream().filter(a -> a.child().equals(child)).toList();
    var authority = ChildAuthority.of(family, child, "", at);
    if (authority.agreement(Doubt.STANDS).isPresent()) {
      return AGREED;
    }
    if (!authority.agreements().isEmpty()) {
      return DOUBTFUL;
    }
    return answers.isEmpty() ? NONE : REFUSED;
  }
}
