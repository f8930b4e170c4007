package onestory.authority;

/** What was decided about one resource and one organisation. */
public enum Outcome {
  /** It may be held as it is. */
  PERMIT,
  /** It may be held with parts left out. */
  PERMIT_REDACTED,
  /** It goes along with a resource that refers to it, never by itself. */
  CARRIED,
  /** It may not be held: what is held already is recalled. */
  DENY,
  /** A person must decide: nothing is sent, nothing is recalled, nothing is lost. */
  REVIEW;

  /** Whether the resource may be held. */
  public boolean permits() {
    return this == PERMIT || this == PERMIT_REDACTED;
  }
}
