package onestory.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@link CommittingMain} in a process of its own, to be killed. */
record CommittingProcess(Process process, Path output) {

  static CommittingProcess start(Path folder, Path programs, int round) throws IOException {
    Path output = folder.resolveSibling("round-" + round + ".out");
    String classpath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath,
                CommittingMain.class.getName(),
                folder.toString(),
                programs.toString(),
                Integer.toString(round))
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new CommittingProcess(process, output);
  }

  /** Rows whose commit was acknowledged: the numbers on lines that are whole. */
  List<Long> acknowledged() {
    try {
      String text = Files.readString(output);
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .filter(line -> line.matches("[0-9]+"))
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }
}
