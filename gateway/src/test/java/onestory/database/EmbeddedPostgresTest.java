package onestory.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import onestory.security.DataFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The embedded server is durable and closed. */
class EmbeddedPostgresTest {

  @TempDir static Path temp;
  private static DataFolder data;
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws Exception {
    data = DataFolder.take(temp.resolve("data"));
    server = EmbeddedPostgres.start(data.path(), Path.of("target").toAbsolutePath(), "pass'word");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    data.close();
  }

  @Test
  @DisplayName("1.1 the embedded database commits durably")
  void itsSettingsAreDurable() {
    assertThatCode(() -> DurableSettings.require(dataSource(""))).doesNotThrowAnyException();
  }

  @Test
  void aSettingThatAcknowledgesTooEarlyIsRefused() {
    assertThatThrownBy(() -> DurableSettings.require(dataSource("-c synchronous_commit=off")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("synchronous_commit=off");
  }

  @Test
  void aWrongPasswordIsRefusedForEveryRole() {
    for (String role : new String[] {PostgresCluster.ROLE, "postgres"}) {
      assertThatThrownBy(() -> DriverManager.getConnection(server.url(), role, "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void itListensOnTheLoopbackAddressOnly() throws Exception {
    assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(show("password_encryption")).isEqualTo("scram-sha-256");
  }

  @Test
  void itsLogHoldsNoValueOfAFailedStatement() throws Exception {
    try (var connection = dataSource("").getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT 'canary'::integer"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Files.readString(data.path().resolve("postgres.log"))).doesNotContain("canary");
  }

  private static String show(String setting) throws SQLException {
    try (var connection = dataSource("").getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static PGSimpleDataSource dataSource(String options) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(server.url());
    dataSource.setUser(PostgresCluster.ROLE);
    dataSource.setPassword("pass'word");
    if (!options.isEmpty()) {
      dataSource.setOptions(options);
    }
    return dataSource;
  }
}
