package onestory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock for demonstrations: it shows the time in a file, and goes on from there until the file is
 * written anew.
 */
final class ClockInFile extends Clock {

  private final Path file;
  private final Clock system;
  private volatile Read read;

  private record Read(FileTime written, Duration ahead) {}

  ClockInFile(Path file, Clock system) {
    this.file = file;
    this.system = system;
    read = read();
  }

  @Override
  public Instant instant() {
    try {
      if (!Files.getLastModifiedTime(file).equals(read.written())) {
        read = read();
      }
      return system.instant().plus(read.ahead());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Read read() {
    try {
      var written = Files.getLastModifiedTime(file);
      var shows = Files.readString(file).strip();
      // one who writes it empties it first
      return shows.isEmpty()
          ? read
          : new Read(written, Duration.between(written.toInstant(), Instant.parse(shows)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only instants are asked of this clock");
  }
}
