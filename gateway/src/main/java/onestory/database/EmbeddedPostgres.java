package onestory.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the gateway's own: made on first start, kept between starts, on the
 * loopback address only, with every setting on that durability needs. A server that a killed
 * gateway left running is stopped first, which also ends that gateway's transactions.
 */
final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=60",
          "timezone=UTC",
          // The server's own log must hold nothing of a family: no statement, no value of a failed
          // one.
          "log_min_messages=log",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse",
          "log_checkpoints=off");

  private static final int ATTEMPTS = 5;

  private final PostgresPrograms programs;
  private final Path folder;
  private final int port;

  private EmbeddedPostgres(PostgresPrograms programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts the server over the folder {@code postgres} of the data folder, which the caller must
   * hold the lock of.
   *
   * @throws IOException with the server's own words when it can't be made, or does not start
   */
  static EmbeddedPostgres start(Path dataFolder, Path programsFolder, String password)
      throws IOException {
    long begun = System.nanoTime();
    PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.in(programsFolder));
    Path folder = dataFolder.resolve("postgres");
    new PostgresCluster(programs).makeIfMissing(folder, password);
    endOrphan(programs, folder);
    int port = started(programs, folder, dataFolder.resolve("postgres.log"));
    LOG.info(
        "Embedded PostgreSQL on 127.0.0.1:{} after {} ms",
        port,
        (System.nanoTime() - begun) / 1_000_000);
    return new EmbeddedPostgres(programs, folder, port);
  }

  /** The address of the gateway's database. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresCluster.DATABASE;
  }

  /**
   * Stops the server in fast mode: open transactions are rolled back, what was committed is on
   * disk.
   */
  @Override
  public void close() throws IOException {
    stop(programs, folder);
  }

  private static void endOrphan(PostgresPrograms programs, Path folder) throws IOException {
    Optional<Postmaster> former = Postmaster.of(folder);
    if (former.filter(Postmaster::isServing).isPresent()) {
      LOG.info("Stopping the database server that a killed gateway left running");
      stop(programs, folder);
    } else if (former.filter(Postmaster::isNumberReused).isPresent()) {
      former.get().forgetNumber();
    }
  }

  private static void stop(PostgresPrograms programs, Path folder) throws IOException {
    String data = folder.toString();
    PostgresPrograms.Outcome fast =
        programs.run("", "pg_ctl", "stop", "-D", data, "-m", "fast", "-w", "-t", "30");
    if (fast.exitCode() != 0 && Postmaster.of(folder).filter(Postmaster::isServing).isPresent()) {
      // nothing committed is lost by this either: the next start replays the write-ahead log
      programs
          .run("", "pg_ctl", "stop", "-D", data, "-m", "immediate", "-w", "-t", "30")
          .orFail("The embedded database could not be stopped");
    }
  }

  private static int started(PostgresPrograms programs, Path folder, Path log) throws IOException {
    IOException last = null;
    // More than once: the free port may be taken meanwhile, and processes of a dead server take a
    // moment to end.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = freePort();
      PostgresPrograms.Outcome outcome =
          programs.run(
              "",
              "pg_ctl",
              "start",
              "-D",
              folder.toString(),
              "-l",
              log.toString(),
              "-w",
              "-t",
              "90",
              "-o",
              "-p " + port + " -c " + String.join(" -c ", SETTINGS));
      if (outcome.exitCode() == 0) {
        return port;
      }
      last = new IOException("The embedded database did not start: " + lastLines(log));
    }
    throw last;
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
