package onestory.people;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An outside provider at which people sign in (OpenID Connect Core 1.0, authorization code flow).
 * Its client's secret is {@code people.provider.secret} among the secrets.
 *
 * @param name what people call it
 * @param issuer its address, as its tokens and its discovery document say it; empty: there is none
 * @param groupsClaim the claim that lists somebody's groups
 * @param secondFactor whether the provider must say that a second factor was used
 * @param amr values of the claim {@code amr} that say so (RFC 8176)
 * @param acr values of the claim {@code acr} that say so
 * @param groups what somebody of a group may do; who is of none may not sign in
 */
@ConfigurationProperties("onestory.people.provider")
record ProviderSettings(
    @DefaultValue("") String name,
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("groups") String groupsClaim,
    @DefaultValue("required") SecondFactorRule secondFactor,
    @DefaultValue("mfa") Set<String> amr,
    @DefaultValue Set<String> acr,
    @DefaultValue List<Allowed> groups) {

  /** Whether a second factor must have been used. */
  enum SecondFactorRule {
    REQUIRED,
    /** The council answers for it: its provider uses one, but does not say so in its tokens. */
    NOT_TOLD
  }

  /** What somebody of a group may do, and for whom. */
  record Allowed(String group, Set<Role> roles, String council, String organisation) {}

  boolean isThere() {
    return !issuer.isBlank();
  }
}
