package onestory.security;

import java.time.Instant;

/** Which assertions were used, at whichever gateway (TRUST 7.9, 7.19). */
interface UsedAssertions {

  /**
   * Uses one.
   *
   * @param until when it would have run out: until then it is remembered
   * @return whether it had not been used before
   */
  boolean use(String client, String id, Instant until);
}
