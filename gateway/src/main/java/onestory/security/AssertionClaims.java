package onestory.security;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The claims of a client's assertion (RFC 7523 3, SMART Backend Services; TRUST 7.5 to 7.13). What
 * names the client is read before the signature is checked, the rest after.
 */
record AssertionClaims(Jws jws) {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Clocks of two machines are never quite the same. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final int LONGEST_JTI = 255;

  /** Whom it names; it is not proven yet. */
  String client(Optional<String> inForm) throws TokenRefused {
    String issuer = named("iss");
    if (!issuer.equals(named("sub"))) {
      throw TokenRefused.invalidClient("The assertion's iss and sub differ");
    }
    if (inForm.isPresent() && !inForm.get().equals(issuer)) {
      throw TokenRefused.invalidClient("client_id is not the assertion's iss");
    }
    return issuer;
  }

  private String named(String claim) throws TokenRefused {
    return jws.claimText(claim)
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                TokenRefused.invalidClient(
                    jws.claims().has(claim)
                        ? "The assertion's " + claim + " is not text"
                        : "The assertion has no " + claim));
  }

  /** An audience beside ours could replay the assertion here, so there may be none. */
  void checkAudience(String tokenUrl) throws TokenRefused {
    JsonNode audience = jws.claims().path("aud");
    JsonNode only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
    if (audience.isMissingNode()) {
      throw TokenRefused.invalidClient("The assertion has no aud");
    }
    if (!only.isTextual() || !only.asText().equals(tokenUrl)) {
      throw TokenRefused.invalidClient("The assertion's aud is not " + tokenUrl + ", alone");
    }
  }

  /** When it ends. */
  Instant end(Instant now) throws TokenRefused {
    JsonNode claim = jws.claims().path("exp");
    if (claim.isMissingNode()) {
      throw TokenRefused.invalidClient("The assertion has no exp");
    }
    if (!claim.isIntegralNumber() || !claim.canConvertToInt()) {
      throw TokenRefused.invalidClient("The assertion's exp is not a number of whole seconds");
    }
    Instant end = Instant.ofEpochSecond(claim.asInt());
    if (!end.isAfter(now)) {
      throw TokenRefused.invalidClient("The assertion has expired");
    }
    if (end.isAfter(now.plus(LONGEST).plus(SKEW))) {
      throw TokenRefused.invalidClient("The assertion's exp is more than five minutes ahead");
    }
    checkBegun(now);
    return end;
  }

  private void checkBegun(Instant now) throws TokenRefused {
    JsonNode claim = jws.claims().path("nbf");
    if (!claim.isMissingNode()
        && (!claim.isNumber() || claim.asDouble() > now.plus(SKEW).getEpochSecond())) {
      throw TokenRefused.invalidClient("The assertion does not hold yet (nbf)");
    }
  }

  /** What makes it one that is used once. */
  String id() throws TokenRefused {
    JsonNode claim = jws.claims().path("jti");
    if (claim.isMissingNode()) {
      throw TokenRefused.invalidClient("The assertion has no jti");
    }
    if (!claim.isTextual() || claim.asText().isBlank() || claim.asText().length() > LONGEST_JTI) {
      throw TokenRefused.invalidClient(
          "The assertion's jti is not a text of 1 to " + LONGEST_JTI + " characters");
    }
    return claim.asText();
  }
}
