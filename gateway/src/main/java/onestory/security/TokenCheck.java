package onestory.security;

import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What the signature does not say: ours, for us, with an end, and of a client that is still one.
 */
record TokenCheck(Clients clients) implements OAuth2TokenValidator<Jwt> {

  private static final OAuth2Error INVALID = new OAuth2Error("invalid_token");

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    boolean valid =
        Tokens.ISSUER.equals(token.getClaimAsString("iss"))
            && List.of(Tokens.AUDIENCE).equals(token.getAudience())
            && token.getExpiresAt() != null
            && token.getClaimAsString(Tokens.SCOPE) != null
            && isStillClient(token.getClaimAsString(Tokens.CLIENT));
    return valid
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(INVALID);
  }

  private boolean isStillClient(String id) {
    return id != null && clients.find(id).isPresent();
  }
}
