package onestory.security;

/** An answer of RFC 6749 5.2. */
final class TokenRefused extends Exception {

  private final int status;
  private final String error;

  private TokenRefused(int status, String error, String says) {
    super(says);
    this.status = status;
    this.error = error;
  }

  static TokenRefused invalidRequest(String says) {
    return new TokenRefused(400, "invalid_request", says);
  }

  static TokenRefused invalidClient() {
    return new TokenRefused(401, "invalid_client", "Unknown client or wrong secret");
  }

  static TokenRefused unsupportedGrantType() {
    return new TokenRefused(400, "unsupported_grant_type", "Only client_credentials is served");
  }

  static TokenRefused invalidScope() {
    return new TokenRefused(400, "invalid_scope", "A scope asked for is not the client's");
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }
}
