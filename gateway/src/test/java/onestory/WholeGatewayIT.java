package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import onestory.fixtures.KilledGateway;
import onestory.fixtures.Play;
import org.assertj.core.description.Description;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The packaged gateway as its users start it, in a process of its own. */
class WholeGatewayIT {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private Path data;

  @BeforeEach
  void freshFolder() throws IOException {
    data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "whole");
  }

  @Test
  void reidOkaforTellTheirStoryOnceAndItReachesEveryoneWhoMayHoldIt() throws Exception {
    assertThat(Play.isAsExpected(jar(), data, out)).as(printed()).isTrue();
    // bin/audit-verify: that it looked is written, and must not be taken for tampering
    for (var time : List.of("once", "again")) {
      assertThat(ends("--verify-audit", "--onestory.data=" + data)).as(printed()).isZero();
      assertThat(said()).as(time).contains("The audit is as it was written");
    }
  }

  @Test
  void aStartThatFailsSaysWhyAndNothingElse() throws Exception {
    var secrets = Files.writeString(data.resolve("secrets.properties"), "client.console.secret=x");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(ends("--onestory.data=" + data)).isEqualTo(1);

    assertThat(said())
        .contains("secrets.properties can be read by others. Close it with chmod 600");
    assertThat(said()).doesNotContain("\tat ", "Caused by");
    assertThat(said().lines().filter(line -> !line.isBlank()).count()).isLessThan(12);
  }

  @Test
  @DisplayName("1.1 what is acknowledged survives a kill at any moment")
  void whatIsAcknowledgedSurvivesAKillAtAnyMomentAndTheNextStartFindsItsOwnDatabase()
      throws Exception {
    assertThat(KilledGateway.losesNothing(jar(), data, 2, 20261122, out)).as(printed()).isTrue();
  }

  @Test
  void anAuditThatIsNotThereIsNotSound() throws Exception {
    assertThat(ends("--verify-audit", "--onestory.data=" + data.resolve("mistyped"))).isEqualTo(1);
    assertThat(said()).contains("There is no audit in", "mistyped", "--onestory.data=FOLDER");
    assertThat(data.resolve("mistyped")).doesNotExist();
  }

  /** How the packaged gateway ends; what it says is printed. */
  private int ends(String... settings) throws Exception {
    printed.reset();
    var command = new ArrayList<>(List.of("java", "-Xmx256m", "-jar", jar().toString()));
    command.addAll(List.of(settings));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().transferTo(printed);
    return process.waitFor();
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Description printed() {
    return new Description() {
      @Override
      public String value() {
        return said();
      }
    };
  }

  private static Path jar() throws IOException {
    try (var files = Files.list(Path.of("target"))) {
      return files
          .filter(f -> f.getFileName().toString().matches("gateway-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No jar in target: run mvn verify."));
    }
  }
}
