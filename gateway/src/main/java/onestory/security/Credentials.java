package onestory.security;

import java.util.Optional;

/** What a client shows to get a token. */
sealed interface Credentials {

  /** A secret (RFC 6749 2.3.1). */
  record Secret(String clientId, String secret) implements Credentials {
    @Override
    public String toString() {
      return "Secret[" + clientId + "]";
    }
  }

  /**
   * An assertion signed with its key (RFC 7523 2.2).
   *
   * @param clientId what the form says besides, if it does
   */
  record Assertion(Optional<String> clientId, String jwt) implements Credentials {
    @Override
    public String toString() {
      return "Assertion";
    }
  }
}
