package onestory.councils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onestory.security.Registration;
import onestory.security.Registrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;

/**
 * The clients' files of a folder, read at the start and again when they have changed, so that a
 * client can be disabled and its keys changed while the gateway runs. A file that is faulty at the
 * start stops it; one that became faulty later counts as it was before.
 */
final class ClientFiles implements Registrations {

  private static final Logger LOG = LoggerFactory.getLogger(ClientFiles.class);

  /** A file as it was read. */
  private record Read(FileTime changed, long size, Optional<Registration> registration) {}

  private final Path folder;
  private final long pauseNanos;
  private final ClientFileCheck check;
  private final Consumer<String> changed;
  private Map<Path, Read> files = Map.of();
  private long lookedAt;

  /**
   * @param changed is told the id of each client whose registration has changed since the start
   * @throws IllegalArgumentException with file, line, what is wrong and what to do
   */
  ClientFiles(Path folder, Duration every, ClientFileCheck check, Consumer<String> changed) {
    this.folder = folder;
    this.pauseNanos = every.toNanos();
    this.check = check;
    this.changed = changed;
    files = read(true);
    lookedAt = System.nanoTime();
  }

  @Override
  public synchronized List<Registration> now() {
    if (System.nanoTime() - lookedAt >= pauseNanos) {
      Map<Path, Read> read = read(false);
      Set<String> different = new TreeSet<>();
      Set<Registration> before = new HashSet<>(registrations(files));
      Set<Registration> after = new HashSet<>(registrations(read));
      before.stream().filter(each -> !after.contains(each)).forEach(e -> different.add(e.id()));
      after.stream().filter(each -> !before.contains(each)).forEach(e -> different.add(e.id()));
      different.forEach(
          client -> {
            changed.accept(client);
            LOG.info(
                "client {}: what is registered of it has changed, and counts from now on", client);
          });
      files = read;
      lookedAt = System.nanoTime();
    }
    return registrations(files);
  }

  private static List<Registration> registrations(Map<Path, Read> files) {
    return files.values().stream().flatMap(each -> each.registration().stream()).toList();
  }

  private Map<Path, Read> read(boolean first) {
    Map<Path, Read> read = new LinkedHashMap<>();
    for (Path file : there()) {
      Read before = files.get(file);
      try {
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        boolean same = before != null && before.changed().equals(changed) && before.size() == size;
        read.put(
            file,
            same
                ? before
                : new Read(changed, size, registration(file, before, registrations(read), first)));
      } catch (IOException gone) {
        LOG.warn("{} was there and cannot be read: its client counts no more", file);
      }
    }
    return read;
  }

  private Optional<Registration> registration(
      Path file, Read before, List<Registration> others, boolean first) {
    try {
      return Optional.of(check.read(new FileSystemResource(file), others));
    } catch (IllegalArgumentException faulty) {
      if (first) {
        throw faulty;
      }
      LOG.error(
          "{} {}",
          faulty.getMessage(),
          before == null || before.registration().isEmpty()
              ? "Its client counts not at all until then."
              : "It counts as it was before.");
      return before == null ? Optional.empty() : before.registration();
    }
  }

  private List<Path> there() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return new ArrayList<>(
          all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
