package onestory.security;

import java.time.Duration;
import java.util.OptionalLong;

/** An answer of RFC 6749 5.2: why there is no token. */
final class TokenRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final long waitSeconds;

  private TokenRefused(int status, String error, String says) {
    this(status, error, says, 0);
  }

  private TokenRefused(int status, String error, String says, long waitSeconds) {
    super(says);
    this.status = status;
    this.error = error;
    this.waitSeconds = waitSeconds;
  }

  static TokenRefused invalidRequest(String says) {
    return new TokenRefused(400, "invalid_request", says);
  }

  static TokenRefused invalidClient() {
    return invalidClient("Unknown client or wrong secret");
  }

  static TokenRefused invalidClient(String says) {
    return new TokenRefused(401, "invalid_client", says);
  }

  static TokenRefused unsupportedGrantType() {
    return new TokenRefused(400, "unsupported_grant_type", "Only client_credentials is served");
  }

  static TokenRefused invalidScope() {
    return new TokenRefused(
        400, "invalid_scope", "None of the scopes asked for is the client's, or one is no scope");
  }

  static TokenRefused tooMany(Duration wait) {
    return new TokenRefused(
        429,
        "temporarily_unavailable",
        "Too many refused requests of this client; wait " + wait.toSeconds() + " seconds",
        wait.toSeconds());
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  /** How long to wait before asking again, when that would help. */
  OptionalLong waitSeconds() {
    return waitSeconds > 0 ? OptionalLong.of(waitSeconds) : OptionalLong.empty();
  }
}
