package onestory.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import onestory.security.DataFolder;
import onestory.security.DataFolderInUse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged is there after kill -9 at any moment, and the next start copes with what
 * was left running.
 */
class KilledGatewayTest {

  private static final Path PROGRAMS = Path.of("target").toAbsolutePath();

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = temp.resolve("data");
  }

  @Test
  void everyAcknowledgedRowSurvivesKillsOverItsOwnOrphan() throws Exception {
    Random random = new Random(20260105);
    List<Long> acknowledged = new ArrayList<>();
    for (int round = 1; round <= 5; round++) {
      CommittingProcess gateway = CommittingProcess.start(folder, PROGRAMS, round);
      int enough = 1 + random.nextInt(2000);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> gateway.acknowledged().size() >= enough);
      gateway.kill();
      acknowledged.addAll(gateway.acknowledged());
    }
    assertThat(Postmaster.of(folder.resolve("postgres")).orElseThrow().isServing()).isTrue();
    assertThat(rowsAfterNextStart()).containsAll(acknowledged);
  }

  @Test
  void killedDuringTheFirstStartItStartsAnew() throws Exception {
    Random random = new Random(7);
    for (int round = 1; round <= 6; round++) {
      CommittingProcess gateway = CommittingProcess.start(folder, PROGRAMS, round);
      gateway.process().waitFor(150 + random.nextInt(1500), TimeUnit.MILLISECONDS);
      gateway.kill();
    }
    CommittingProcess gateway = CommittingProcess.start(folder, PROGRAMS, 7);
    await().atMost(Duration.ofSeconds(60)).until(() -> !gateway.acknowledged().isEmpty());
    gateway.kill();
    assertThat(rowsAfterNextStart()).containsAll(gateway.acknowledged());
    assertThat(folder).isDirectoryNotContaining("glob:**.making-*");
  }

  @Test
  void aServerKilledTogetherWithItsGatewayIsRecovered() throws Exception {
    CommittingProcess gateway = CommittingProcess.start(folder, PROGRAMS, 1);
    await().atMost(Duration.ofSeconds(60)).until(() -> gateway.acknowledged().size() > 100);
    long postmaster = Postmaster.of(folder.resolve("postgres")).orElseThrow().pid();
    ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
    gateway.kill();
    assertThat(rowsAfterNextStart()).containsAll(gateway.acknowledged());
  }

  @Test
  void anotherProcessWithTheDeadServersNumberIsLeftAloneAndDoesNotStopTheStart() throws Exception {
    List<String> pidFile;
    Path file = folder.resolve("postgres/postmaster.pid");
    try (DataFolder data = DataFolder.take(folder);
        EmbeddedPostgres server = start(data)) {
      assertThat(server.url()).contains(Files.readAllLines(file).get(3));
      pidFile = new ArrayList<>(Files.readAllLines(file));
    }
    Process other = new ProcessBuilder("tail", "-f", "/dev/null").start();
    try {
      pidFile.set(0, Long.toString(other.pid()));
      Files.write(file, pidFile);
      assertThat(rowsAfterNextStart()).isEmpty();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aSecondGatewayOnTheSameFolderIsRefusedWithTheFirstOnesNumber() throws Exception {
    CommittingProcess first = CommittingProcess.start(folder, PROGRAMS, 1);
    await().atMost(Duration.ofSeconds(60)).until(() -> !first.acknowledged().isEmpty());
    try {
      assertThatThrownBy(() -> DataFolder.take(folder))
          .isInstanceOf(DataFolderInUse.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining(Long.toString(first.process().pid()));
    } finally {
      first.kill();
      rowsAfterNextStart();
    }
  }

  private EmbeddedPostgres start(DataFolder data) throws IOException {
    return EmbeddedPostgres.start(data.path(), PROGRAMS, CommittingMain.PASSWORD);
  }

  private List<Long> rowsAfterNextStart() throws IOException, SQLException {
    try (DataFolder data = DataFolder.take(folder);
        EmbeddedPostgres server = start(data);
        Connection connection =
            DriverManager.getConnection(
                server.url(), PostgresCluster.ROLE, CommittingMain.PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS accepted (id bigint PRIMARY KEY)");
      List<Long> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery("SELECT id FROM accepted")) {
        while (result.next()) {
          rows.add(result.getLong(1));
        }
      }
      return rows;
    }
  }
}
