package onestory.authority;

/**
 * How to take what is not certain. A resource that would be permitted only if doubts were resolved
 * in its favour needs a person to look.
 */
enum Doubt {
  /** What is uncertain does not count. */
  STANDS,
  /** As if everything uncertain had been found in favour of sharing. */
  RESOLVED;

  boolean counts(Standing standing) {
    return standing == Standing.MAY || this == RESOLVED && standing == Standing.UNKNOWN;
  }
}
