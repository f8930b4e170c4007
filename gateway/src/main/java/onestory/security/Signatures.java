package onestory.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;

/** Checks an assertion's signature with the one key of the client that it names. */
final class Signatures {

  private Signatures() {}

  /** Exactly one key must have that kid and the algorithm's key type. */
  static void check(Jws jws, AssertionHeader header, JWKSet keys) throws TokenRefused {
    List<JWK> named =
        keys.getKeys().stream().filter(key -> header.kid().equals(key.getKeyID())).toList();
    if (named.isEmpty()) {
      throw TokenRefused.invalidClient("The client has no key of the assertion's kid");
    }
    KeyType type = KeyType.forAlgorithm(header.algorithm());
    List<JWK> fitting = named.stream().filter(key -> type.equals(key.getKeyType())).toList();
    if (fitting.size() > 1) {
      throw TokenRefused.invalidClient("The client has more than one key of the assertion's kid");
    }
    if (fitting.isEmpty() || !isFor(header.algorithm(), fitting.get(0))) {
      throw TokenRefused.invalidClient("The key of the assertion's kid is not for its alg");
    }
    if (!isSigned(jws, header.algorithm(), fitting.get(0))) {
      throw TokenRefused.invalidClient("The assertion's signature is not the client's");
    }
  }

  private static boolean isFor(JWSAlgorithm algorithm, JWK key) {
    return key.getAlgorithm() == null || key.getAlgorithm().getName().equals(algorithm.getName());
  }

  private static boolean isSigned(Jws jws, JWSAlgorithm algorithm, JWK key) {
    try {
      return verifier(key).verify(new JWSHeader(algorithm), jws.signed(), jws.signature());
    } catch (JOSEException | IllegalArgumentException notSigned) {
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof ECKey ec && Curve.P_384.equals(ec.getCurve())) {
      return new ECDSAVerifier(ec);
    }
    if (key instanceof RSAKey rsa && rsa.size() >= 2048) {
      return new RSASSAVerifier(rsa);
    }
    throw new JOSEException("not a key that is used here");
  }
}
