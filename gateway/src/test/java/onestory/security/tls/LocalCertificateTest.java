package onestory.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate for local use. */
class LocalCertificateTest {

  private static final Instant NOW = Instant.parse("2026-05-06T09:00:00Z");

  @TempDir private Path data;

  @Test
  void itIsForThisMachineOnlyForAYearAndItsKeyIsNobodyElses() throws Exception {
    var made = made(NOW);

    var certificate = certificate();
    assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> name.get(1)))
        .isEqualTo(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(365)));
    assertThat(certificate.getBasicConstraints()).as("signs no others").isEqualTo(-1);
    certificate.verify(certificate.getPublicKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.key())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.key().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void itIsKeptUntilItIsNearItsEnd() throws Exception {
    made(NOW);
    var first = certificate();

    made(NOW.plus(Duration.ofDays(334)));
    assertThat(certificate()).isEqualTo(first);

    made(NOW.plus(Duration.ofDays(336)));
    assertThat(certificate()).isNotEqualTo(first);
  }

  @Test
  void whatCannotBeReadIsMadeAnew() throws Exception {
    made(NOW);
    Files.writeString(data.resolve("tls/certificate.pem"), "rubbish");

    made(NOW);

    assertThat(certificate().getNotBefore().toInstant()).isBefore(NOW);
  }

  private LocalCertificate made(Instant now) throws IOException {
    var certificate = new LocalCertificate(data, Clock.fixed(now, ZoneOffset.UTC));
    certificate.make();
    return certificate;
  }

  private X509Certificate certificate() throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(data.resolve("tls/certificate.pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
