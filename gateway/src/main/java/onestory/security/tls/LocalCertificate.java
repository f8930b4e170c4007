package onestory.security.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate for this machine's own names, made into {@code tls} of the data folder at the first
 * start and anew when it is near its end. Whoever wants to trust it takes its file; nobody else
 * will.
 */
final class LocalCertificate {

  private static final Logger LOG = LoggerFactory.getLogger(LocalCertificate.class);
  private static final Duration LIFE = Duration.ofDays(365);
  private static final Duration NEAR = Duration.ofDays(30);
  private static final int SERIAL_BITS = 127;

  private final Path folder;
  private final Clock clock;

  LocalCertificate(Path data, Clock clock) {
    this.folder = data.resolve("tls");
    this.clock = clock;
  }

  Path certificate() {
    return folder.resolve("certificate.pem");
  }

  Path key() {
    return folder.resolve("key.pem");
  }

  /** Makes it if there is none, or none that lasts. */
  void make() throws IOException {
    Instant end = end();
    if (end.isAfter(clock.instant().plus(NEAR))) {
      return;
    }
    try {
      write();
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("No certificate could be made", e);
    }
    LOG.warn(
        "TLS: made a certificate for localhost, for local use: {}. Callers must be told to trust it. For one of your own"
            + " see docs/operating.md (server.ssl.bundle).",
        certificate());
  }

  private Instant end() throws IOException {
    if (!Files.exists(certificate()) || !Files.exists(key())) {
      return Instant.MIN;
    }
    try (var in = Files.newInputStream(certificate())) {
      var there = CertificateFactory.getInstance("X.509").generateCertificate(in);
      return ((X509Certificate) there).getNotAfter().toInstant();
    } catch (GeneralSecurityException unreadable) {
      return Instant.MIN;
    }
  }

  private void write() throws IOException, GeneralSecurityException, OperatorCreationException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    put(key(), new JcaPKCS8Generator(pair.getPrivate(), null));
    put(certificate(), signed(pair));
  }

  private X509Certificate signed(KeyPair pair)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=localhost, O=OneStory (made for local use)");
    Instant now = clock.instant();
    var certificate =
        new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(LIFE)),
                name,
                pair.getPublic())
            .addExtension(Extension.subjectAlternativeName, false, names())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    try (var in = new java.io.ByteArrayInputStream(certificate.getEncoded())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static GeneralNames names() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.iPAddress, "::1")
        });
  }

  /** Whole or not at all, and never for a moment readable by others. */
  private static void put(Path file, Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(content);
    }
    Path making = file.resolveSibling(file.getFileName() + ".making");
    Files.deleteIfExists(making);
    Files.createFile(
        making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(making, text.toString(), StandardCharsets.US_ASCII);
    Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
