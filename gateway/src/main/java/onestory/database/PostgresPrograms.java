package onestory.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the server's programs. */
final class PostgresPrograms {

  private static final int LIMIT_SECONDS = 120;

  private final Path folder;
  private final List<String> prefix;

  PostgresPrograms(Path folder) {
    this.folder = folder;
    // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, with no
    // rights but the files'.
    this.prefix =
        "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  /** Runs a program to its end and returns its exit code and what it printed. */
  Outcome run(String input, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("onestory-" + program, ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException endedWithoutReading) {
        // its exit code tells
      }
      return new Outcome(ended(process, program), Files.readString(output).strip());
    } finally {
      Files.delete(output);
    }
  }

  private static int ended(Process process, String program) throws IOException {
    try {
      if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new IOException(program + " did not end within " + LIMIT_SECONDS + " s");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", e);
    }
  }

  /** How a program ended. */
  record Outcome(int exitCode, String output) {

    void orFail(String what) throws IOException {
      if (exitCode != 0) {
        throw new IOException(what + " (exit code " + exitCode + "): " + output);
      }
    }
  }
}
