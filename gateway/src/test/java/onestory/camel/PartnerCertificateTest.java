package onestory.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import onestory.HostileServer;
import onestory.exchange.FailureClass;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that can't prove that it is the partner gets nothing, and it is tried again. */
@DisplayName("7.68 TLS: a certificate for another name, expired, or of nobody known")
class PartnerCertificateTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @ParameterizedTest(name = "7.68 {0}")
  @CsvSource({
    "a certificate for another name, dns:elsewhere.example, -1, true",
    "an expired certificate, ip:127.0.0.1, -40, true",
    "a certificate of an authority that nobody trusts, ip:127.0.0.1, -1, false"
  })
  @DisplayName("7.68 a certificate that is not the partner's")
  void aCertificateThatIsNotThePartnersIsNoPartner(
      String name, String subject, String from, boolean trusted) throws Exception {
    var keys = keys(subject, from);
    var trust = trusted ? trusting(keys) : SSLContext.getDefault();
    try (var server = HostileServer.start(serving(keys).getServerSocketFactory())) {
      server.answers(HostileServer.text(200, "application/fhir+json", "{}"));

      var fhir =
          FhirPartners.client(
              org.apache.http.impl.client.HttpClientBuilder.create().setSSLContext(trust));
      assertNotSent(
          catchThrowable(
              () -> fhir.execute(new org.apache.http.client.methods.HttpGet(server.url()))));
      var builder =
          HttpClientBuilder.create()
              .setConnectionManager(
                  PoolingHttpClientConnectionManagerBuilder.create()
                      .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                      .build());
      new JsonPartners().configureHttpClient(builder);
      try (var json = builder.build()) {
        assertNotSent(
            catchThrowable(() -> json.execute(new HttpGet(server.url()), answer -> null)));
      }
      assertThat(server.requests()).as("nothing was asked, no token was shown").isEmpty();
    }
  }

  private static void assertNotSent(Throwable thrown) {
    assertThat(thrown).isNotNull();
    assertThat(Failures.classed(thrown).failure()).isEqualTo(FailureClass.NOT_SENT);
  }

  /** A certificate for localhost's address or another name, issued by an authority of our own. */
  private static KeyStore keys(String subject, String from) throws Exception {
    var pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(2048);
    var authority = pairs.generateKeyPair();
    var server = pairs.generateKeyPair();
    var longAgo = Instant.now().minus(Duration.ofDays(400));
    var root =
        certificate("CN=authority", authority, "CN=authority", authority, longAgo, 800, null);
    var begins = Instant.now().plus(Duration.ofDays(Long.parseLong(from)));
    var leaf =
        certificate("CN=authority", authority, "CN=partner", server, begins, 30, name(subject));
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("server", server.getPrivate(), PASSWORD, new Certificate[] {leaf, root});
    keys.setCertificateEntry("authority", root);
    return keys;
  }

  private static GeneralName name(String subject) {
    return subject.startsWith("dns:")
        ? new GeneralName(GeneralName.dNSName, subject.substring(4))
        : new GeneralName(GeneralName.iPAddress, subject.substring(3));
  }

  private static Certificate certificate(
      String issuer, KeyPair by, String subject, KeyPair of, Instant from, int days, GeneralName as)
      throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(days),
            Date.from(from),
            Date.from(from.plus(Duration.ofDays(days))),
            new X500Name(subject),
            of.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(as == null));
    if (as != null) {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(as));
    }
    var signer = new JcaContentSignerBuilder("SHA256withRSA").build(by.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static SSLContext serving(KeyStore keys) throws Exception {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting(KeyStore keys) throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", keys.getCertificate("authority"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
