package onestory.security;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;

/**
 * Why a request was not served, in words that hold nothing of the request itself.
 *
 * @param status HTTP status
 * @param issue code of FHIR's IssueType value set
 *     (https://hl7.org/fhir/R4/valueset-issue-type.html)
 * @param says one sentence
 * @param headers what else the caller must know
 */
record Refusal(int status, String issue, String says, Map<String, String> headers) {

  static final Refusal NO_TOKEN =
      new Refusal(401, "login", "A valid access token is needed: ask POST /oauth/token for one.");
  static final Refusal TWO_TOKENS =
      new Refusal(400, "invalid", "The access token belongs in one Authorization header, alone.");
  static final Refusal NO_KEYS =
      new Refusal(
          503, "transient", "The token cannot be checked now: its issuer's keys are out of reach.");
  static final Refusal FORBIDDEN =
      new Refusal(403, "forbidden", "The access token's scope does not allow this.");
  static final Refusal NOT_FOUND = new Refusal(404, "not-found", "There is nothing here.");
  static final Refusal ENCODED =
      new Refusal(415, "not-supported", "Send the body as it is, without Content-Encoding.");
  static final Refusal ADDRESS =
      new Refusal(
          400, "invalid", "The address could be read in more than one way; write it plainly.");
  static final Refusal LONG_ADDRESS =
      new Refusal(414, "too-long", "The address is too long; search with POST [type]/_search.");
  static final Refusal BODY_WITHOUT_USE =
      new Refusal(400, "invalid", "This method takes no body; send none.");
  static final Refusal NOT_ACCEPTABLE =
      new Refusal(
          406, "not-supported", "Answers come as application/fhir+json or application/fhir+xml.");
  static final Refusal SLOW =
      new Refusal(408, "timeout", "The body did not arrive in time; send it again.");

  Refusal(int status, String issue, String says) {
    this(status, issue, says, Map.of());
  }

  static Refusal tooLarge(long limit) {
    return new Refusal(413, "too-long", "The body is longer than " + limit + " bytes.");
  }

  /** For a token that was not taken. */
  static Refusal of(AuthenticationException refused) {
    if (refused instanceof OAuth2AuthenticationException token) {
      if (token.getError() instanceof BearerTokenError error
          && error.getHttpStatus() == HttpStatus.BAD_REQUEST) {
        return TWO_TOKENS;
      }
      if (TokenCheckers.UNAVAILABLE.equals(token.getError())) {
        return NO_KEYS;
      }
    }
    return NO_TOKEN;
  }

  static Refusal method(String allowed) {
    return new Refusal(405, "not-supported", "This is not done here.", Map.of("Allow", allowed));
  }

  static Refusal type(String wanted) {
    return new Refusal(415, "not-supported", "Send it as " + wanted + ", in UTF-8.");
  }

  static Refusal wait(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Refusal(
        429,
        "throttled",
        "This client asks too often, or for too much at once; wait.",
        Map.of("Retry-After", Long.toString(seconds)));
  }

  /** For what the container or the framework refused before us. */
  static Refusal ofStatus(int status) {
    return switch (status) {
      case 401 -> NO_TOKEN;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      default ->
          status >= 400 && status < 500
              ? new Refusal(status, "invalid", "The request is not one that is served here.")
              : new Refusal(500, "exception", "Something went wrong here; it has been noted.");
    };
  }
}
