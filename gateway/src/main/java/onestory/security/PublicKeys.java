package onestory.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a key of a client must be, for assertions to be checked with it (TRUST 7.20). */
public final class PublicKeys {

  private static final int SHORTEST_RSA = 2048;

  private PublicKeys() {}

  /**
   * What is wrong with a JWK Set that stands in a registration: for each fault the place of the key
   * and what to do.
   *
   * @param set {@code {"keys": [...]}}
   */
  public static List<KeyFault> faults(JsonNode set) {
    List<KeyFault> faults = new ArrayList<>();
    Set<String> kids = new HashSet<>();
    for (int place = 0; place < set.path("keys").size(); place++) {
      JsonNode key = set.path("keys").get(place);
      Optional<String> fault = fault(key);
      if (fault.isEmpty() && !kids.add(key.path("kid").asText())) {
        fault = Optional.of("is the second of its kid; give each key its own kid");
      }
      int at = place;
      fault.ifPresent(says -> faults.add(new KeyFault(at, says)));
    }
    return faults;
  }

  private static Optional<String> fault(JsonNode json) {
    JWK key;
    try {
      key = JWK.parse(json.toString());
    } catch (ParseException | IllegalArgumentException | IllegalStateException notOne) {
      return Optional.of("is no JWK that can be read; make it anew with the client's tool");
    }
    if (key.isPrivate()) {
      return Optional.of(
          "holds the private key; take the key out of use, make another, and give the public half"
              + " only");
    }
    if (key.getKeyID() == null || key.getKeyID().isBlank()) {
      return Optional.of("has no kid; give it one, as the client's assertions will name it");
    }
    if (KeyUse.ENCRYPTION.equals(key.getKeyUse())) {
      return Optional.of("is for encryption; give the one for signatures");
    }
    if (key instanceof RSAKey rsa) {
      return rsa.size() < SHORTEST_RSA
          ? Optional.of("is shorter than 2048 bits; make a longer one")
          : Optional.empty();
    }
    return key instanceof ECKey ec && Curve.P_384.equals(ec.getCurve())
        ? Optional.empty()
        : Optional.of("is neither RSA nor EC on P-384; make one of these");
  }

  /** Reads a set that has no faults. */
  public static JWKSet set(JsonNode set) {
    try {
      return JWKSet.parse(set.toString());
    } catch (ParseException e) {
      throw new IllegalArgumentException("a JWK Set that has faults", e);
    }
  }
}
