package onestory.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * "Accepted" means on disk: a database that acknowledges before it has written is refused at start.
 */
final class DurableSettings {

  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "fsync", Set.of("on"),
          "full_page_writes", Set.of("on"),
          // remote_apply waits for more than on, the others for less
          "synchronous_commit", Set.of("on", "remote_apply"));

  private DurableSettings() {}

  /** Asks the server, as the role that the gateway works as. */
  static void require(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, Set<String>> setting : REQUIRED.entrySet()) {
        String name = setting.getKey();
        try (ResultSet rows = statement.executeQuery("SHOW " + name)) {
          rows.next();
          String value = rows.getString(1);
          if (!setting.getValue().contains(value)) {
            throw new IllegalStateException(
                "The database has %s=%s, so it could lose what was accepted. Set it to on."
                    .formatted(name, value));
          }
        }
      }
    }
  }
}
