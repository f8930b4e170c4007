package onestory.authority;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What must be done to a resource before it may be held (TRUST 3.8). A view that can't carry one
 * out leaves the resource away.
 */
public enum Obligation {
  /** Of a child no more than name, date of birth and numbers. */
  IDENTITY_ONLY,
  /** No address, telephone, photo, narrative, nor identifiers that its kind does not need. */
  MINIMISED,
  /** Every reference leads to something held; nothing contained; no display beside a reference. */
  CLOSED,
  /** Nothing that shows where the family lives: schools, surgeries, their names in any text. */
  WHEREABOUTS_HIDDEN,
  /** No text that names a child of the family of whom the organisation may know nothing. */
  UNKNOWN_CHILDREN_UNNAMED;

  /** Whatever is held by somebody other than the council itself. */
  static Set<Obligation> of(Recipient recipient, boolean homeProtected) {
    if (recipient.seesEverything()) {
      return Set.of();
    }
    EnumSet<Obligation> all = EnumSet.of(MINIMISED, CLOSED);
    if (recipient.basis() == Recipient.Basis.PERMISSION) {
      // to who protects children a sentence lost for a sibling's name may be the one that matters
      all.add(UNKNOWN_CHILDREN_UNNAMED);
    }
    if (homeProtected) {
      all.add(WHEREABOUTS_HIDDEN);
    }
    return Collections.unmodifiableSet(all);
  }
}
