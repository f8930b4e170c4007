package onestory.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import onestory.security.DataFolder;

/**
 * A gateway reduced to what the database sees: starts the server, commits rows, says so after each.
 */
final class CommittingMain {

  static final String PASSWORD = "a password of the test's";

  private CommittingMain() {}

  public static void main(String[] args) throws Exception {
    DataFolder data = DataFolder.take(Path.of(args[0]));
    EmbeddedPostgres server = EmbeddedPostgres.start(data.path(), Path.of(args[1]), PASSWORD);
    try (Connection connection =
        DriverManager.getConnection(server.url(), PostgresCluster.ROLE, PASSWORD)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS accepted (id bigint PRIMARY KEY)");
      }
      long round = Long.parseLong(args[2]) * 1_000_000;
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO accepted VALUES (?)")) {
        for (long id = round; ; id++) {
          insert.setLong(1, id);
          insert.executeUpdate();
          System.out.println(id);
        }
      }
    }
  }
}
