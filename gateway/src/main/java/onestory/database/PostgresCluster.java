package onestory.database;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The embedded server's data folder: made once, whole or not at all, closed by password from its
 * first moment.
 */
final class PostgresCluster {

  static final String ROLE = "onestory";
  static final String DATABASE = "onestory";

  private final PostgresPrograms programs;

  PostgresCluster(PostgresPrograms programs) {
    this.programs = programs;
  }

  /** Makes the cluster unless it is there. */
  void makeIfMissing(Path folder, String password) throws IOException {
    Folders.makeWhole(folder, making -> make(making, password));
  }

  private void make(Path folder, String password) throws IOException {
    // Nobody needs the superuser's password: the gateway works as the database's owner.
    programs
        .run(
            thrownAway(),
            "initdb",
            "--auth=scram-sha-256",
            "--pwfile=/dev/stdin",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions",
            "--no-sync",
            "--pgdata=" + folder)
        .orFail("The embedded database could not be made");
    // Single-user mode: role and database are there before the server ever listens.
    programs
        .run(
            "CREATE ROLE "
                + ROLE
                + " LOGIN PASSWORD '"
                + password.replace("'", "''")
                + "';\n\n"
                + "CREATE DATABASE "
                + DATABASE
                + " OWNER "
                + ROLE
                + ";\n\n",
            "postgres",
            "--single",
            "-F",
            "-j",
            "-c",
            "exit_on_error=on",
            "-c",
            "log_min_error_statement=panic",
            "-D",
            folder.toString(),
            "template1")
        .orFail("The embedded database's role could not be made");
    programs
        .run("", "initdb", "--sync-only", "--pgdata=" + folder)
        .orFail("The embedded database could not be written to disk");
  }

  private static String thrownAway() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
