package onestory.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
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
    var figures = data().resolve("many-clocks.txt");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classpath(),
                ManyClocks.class.getName(),
                System.getProperty("onestory.clocks"),
                data().toString())
            .redirectErrorStream(true)
            .redirectOutput(figures.toFile())
            .start();

    assertThat(process.waitFor()).as(() -> "see " + figures).isZero();
  }

  /** An empty part would mean the working directory, which has the councils' files once more. */
  private static String classpath() {
    var given =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(given.split(File.pathSeparator))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path data() throws IOException {
    return Files.createDirectories(Path.of("target", "data"));
  }
}
