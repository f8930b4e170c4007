package onestory.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A system that asks for tokens with a key of its own, and can be made to say what no library would
 * let it.
 */
final class SmartClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final RSAKey RSA = rsa("rsa-1");
  static final ECKey EC = ec("ec-1");

  private final String id;
  private final String audience;

  SmartClient(String id, String audience) {
    this.id = id;
    this.audience = audience;
  }

  /** What goes into a good assertion, to be changed. */
  record Parts(Map<String, Object> header, Map<String, Object> claims) {

    Parts put(String name, Object value) {
      claims.put(name, value);
      return this;
    }

    Parts without(String name) {
      claims.remove(name);
      return this;
    }

    Parts head(String name, Object value) {
      header.put(name, value);
      return this;
    }

    Parts headWithout(String name) {
      header.remove(name);
      return this;
    }
  }

  Parts parts() {
    Map<String, Object> header = new HashMap<>();
    header.put("alg", "RS384");
    header.put("typ", "JWT");
    header.put("kid", RSA.getKeyID());
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", id);
    claims.put("sub", id);
    claims.put("aud", audience);
    claims.put("exp", in(60));
    claims.put("jti", UUID.randomUUID().toString());
    return new Parts(header, claims);
  }

  /** A good assertion but for this. */
  String assertion(Consumer<Parts> change) {
    Parts parts = parts();
    change.accept(parts);
    return signed(parts, JWSAlgorithm.RS384, RSA);
  }

  static String signed(Parts parts, JWSAlgorithm algorithm, JWK key) {
    try {
      String said = encoded(parts.header()) + "." + encoded(parts.claims());
      JWSSigner signer =
          key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) key);
      return said + "." + signer.sign(new JWSHeader(algorithm), said.getBytes(US_ASCII));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static String encoded(Map<String, Object> json) {
    try {
      return Base64URL.encode(JSON.writeValueAsBytes(json)).toString();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static long in(int seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static ECKey ec(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
