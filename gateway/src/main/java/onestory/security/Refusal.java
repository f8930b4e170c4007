package onestory.security;

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
 */
record Refusal(int status, String issue, String says) {

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

  static Refusal tooLarge(int limit) {
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
