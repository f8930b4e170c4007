package onestory.soap;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.apache.wss4j.common.crypto.Merlin;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with the certificate that says whose it is. */
record SigningKey(KeyPair key, X509Certificate certificate) {

  static final String ALIAS = "own";
  static final String PASSWORD = "invented";

  static SigningKey of(String name) {
    return made(name, Instant.now().minus(Duration.ofHours(1)), Duration.ofDays(1));
  }

  static SigningKey ended(String name) {
    return made(name, Instant.parse("2020-01-01T00:00:00Z"), Duration.ofDays(1));
  }

  private static SigningKey made(String name, Instant from, Duration life) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      X500Principal subject = new X500Principal("CN=" + name);
      var certificate =
          new JcaX509v3CertificateBuilder(
                  subject,
                  BigInteger.ONE,
                  Date.from(from),
                  Date.from(from.plus(life)),
                  subject,
                  pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
      return new SigningKey(pair, new JcaX509CertificateConverter().getCertificate(certificate));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  /** For WSS4J to sign with. */
  Merlin crypto() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        ALIAS, key.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[] {certificate});
    Merlin crypto = new Merlin();
    crypto.setKeyStore(store);
    return crypto;
  }
}
