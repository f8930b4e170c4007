package onestory.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server process that a data folder's {@code postmaster.pid} names. */
record Postmaster(Path folder, Path file, long pid) {

  /** No process can have this number, so PostgreSQL takes a file with it for a dead server's. */
  private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

  static Optional<Postmaster> of(Path folder) throws IOException {
    Path file = folder.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    String pid = lines.isEmpty() ? "" : lines.get(0).strip();
    return Optional.of(
        new Postmaster(folder, file, pid.matches("[0-9]{1,9}") ? Long.parseLong(pid) : 0));
  }

  /**
   * Whether that process lives and is really this folder's server, not another that got its number.
   */
  boolean isServing() {
    return process().filter(this::isPostgres).filter(this::worksInFolder).isPresent();
  }

  /** Whether another process, of another purpose, now has the number. */
  boolean isNumberReused() {
    return process().isPresent() && !isServing();
  }

  /**
   * Takes the reused number out of the file. The rest stays, so that PostgreSQL itself still checks
   * by its shared memory that no process of the dead server is left; deleting the file would lose
   * that check.
   */
  void forgetNumber() throws IOException {
    List<String> lines = Files.readAllLines(file);
    lines.set(0, NOBODY);
    Files.write(file, lines);
  }

  private Optional<ProcessHandle> process() {
    return pid == 0 ? Optional.empty() : ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  private boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
  }

  /**
   * A postmaster's working directory is its data folder. Where that can't be seen, its program must
   * do.
   */
  private boolean worksInFolder(ProcessHandle process) {
    Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return !Files.exists(link) || Files.isSameFile(link, folder);
    } catch (IOException endedMeanwhile) {
      return false;
    }
  }
}
