package onestory.security;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a client's assertion, before anything is worked out with it: which key, by which
 * algorithm, and nothing that would make the gateway use a key it was not given at registration
 * (SMART App Launch, "Client authentication: asymmetric"; TRUST 7.1 to 7.4, 7.20).
 *
 * @param kid the id of the client's key; never more than a name to compare with
 */
record AssertionHeader(JWSAlgorithm algorithm, String kid, Optional<String> keysAt) {

  /** In the order in which they are offered. RS512 is what NHS England's clients sign with. */
  static final List<JWSAlgorithm> ALGORITHMS =
      List.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384, JWSAlgorithm.RS512);

  private static final Set<String> OWN_KEYS = Set.of("jwk", "x5c", "x5u", "x5t", "x5t#S256");
  private static final Map<Boolean, String> KID =
      Map.of(
          true, "The assertion's kid is not text",
          false, "The assertion's header has no kid");

  static AssertionHeader of(Jws jws) throws TokenRefused {
    JWSAlgorithm algorithm =
        ALGORITHMS.stream()
            .filter(each -> jws.headerText("alg").filter(each.getName()::equals).isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    TokenRefused.invalidClient("The assertion's alg is not one of " + ALGORITHMS));
    if (!jws.header().has("typ")) {
      throw TokenRefused.invalidClient("The assertion's header has no typ");
    }
    if (jws.headerText("typ").filter("JWT"::equals).isEmpty()) {
      throw TokenRefused.invalidClient("The assertion's typ is not JWT");
    }
    if (OWN_KEYS.stream().anyMatch(jws.header()::has)) {
      throw TokenRefused.invalidClient(
          "The assertion brings a key of its own (jwk, x5c, x5u, x5t): only registered keys count");
    }
    if (jws.header().has("crit") || jws.header().has("b64")) {
      throw TokenRefused.invalidClient("The assertion's header asks for more than is understood");
    }
    if (jws.header().has("jku") && jws.headerText("jku").isEmpty()) {
      throw TokenRefused.invalidClient("The assertion's jku is not text");
    }
    String kid =
        jws.headerText("kid")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> TokenRefused.invalidClient(KID.get(jws.header().has("kid"))));
    return new AssertionHeader(algorithm, kid, jws.headerText("jku"));
  }

  /** A jku is only ever compared with what is registered, never followed. */
  void checkAddress(Optional<URI> registered) throws TokenRefused {
    if (keysAt.isPresent() && !keysAt.equals(registered.map(URI::toString))) {
      throw TokenRefused.invalidClient(
          "The assertion's jku is not the address registered for its client");
    }
  }
}
