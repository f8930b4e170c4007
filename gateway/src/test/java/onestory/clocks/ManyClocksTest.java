package onestory.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Many clocks are worked out anew in less than a minute, with memory flat. The build tries a few;
 * {@code -Donestory.clocks=100000} measures as docs/performance.md says, in a process of its own.
 */
class ManyClocksTest {

  @Test
  void aFewInThisProcess() throws IOException {
    var printed = new ByteArrayOutputStream();
    var folder = Files.createTempDirectory(data(), "many-clocks");
    var took =
        new ManyClocks(300, folder, new PrintStream(printed, true, StandardCharsets.UTF_8))
            .measure();

    assertThat(took)
        .as(() -> printed.toString(StandardCharsets.UTF_8))
        .allMatch(one -> one.compareTo(Duration.ofMinutes(1)) < 0);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("    300 clocks");
  }

  @Test
  @EnabledIfSystemProperty(named = "onestory.clocks", matches = "\\d+")
  void asManyAsAskedInAProcessOfItsOwn() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ManyClocks.class.getName(),
                System.getProperty("onestory.clocks"),
                data().toString())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();
  }

  private static Path data() throws IOException {
    return Files.createDirectories(Path.of("target", "data"));
  }
}
