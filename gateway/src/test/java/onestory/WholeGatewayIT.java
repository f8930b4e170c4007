package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
  }

  @Test
  @DisplayName("1.1 what is acknowledged survives a kill at any moment")
  void whatIsAcknowledgedSurvivesAKillAtAnyMomentAndTheNextStartFindsItsOwnDatabase()
      throws Exception {
    assertThat(KilledGateway.losesNothing(jar(), data, 2, 20261122, out)).as(printed()).isTrue();
  }

  private Description printed() {
    return new Description() {
      @Override
      public String value() {
        return printed.toString(StandardCharsets.UTF_8);
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
