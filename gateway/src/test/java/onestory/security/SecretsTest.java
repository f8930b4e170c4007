package onestory.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are made once, for the owner's eyes only. */
class SecretsTest {

  @TempDir Path temp;
  private DataFolder folder;
  private Path file;

  @BeforeEach
  void take() throws Exception {
    folder = DataFolder.take(temp.resolve("data"));
    file = folder.path().resolve("secrets.properties");
  }

  @AfterEach
  void letGo() throws Exception {
    folder.close();
  }

  @Test
  void theyAreRandomAndReadableByTheirOwnerOnly() throws Exception {
    Secrets secrets = Secrets.of(folder, List.of("a", "b"));
    assertThat(secrets.get("a")).hasSize(43).isNotEqualTo(secrets.get("b"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
  }

  @Test
  void laterStartsKeepThemAndAddWhatIsMissing() throws Exception {
    Secrets first = Secrets.of(folder, List.of("a"));
    Secrets later = Secrets.of(folder, List.of("a", "b"));
    assertThat(later.get("a")).isEqualTo(first.get("a"));
    assertThat(Secrets.of(folder, List.of("b")).get("b")).isEqualTo(later.get("b"));
  }

  @Test
  void aPartnersOwnPasswordIsKeptAsWritten() throws Exception {
    Secrets.of(folder, List.of("partner"));
    Files.writeString(file, "partner=a \\\\ b=c: d\n");
    Secrets.of(folder, List.of("another"));
    assertThat(Secrets.of(folder, List.of()).get("partner")).isEqualTo("a \\ b=c: d");
  }

  @Test
  void aFileThatOthersCanReadIsRefusedWithTheRemedy() throws Exception {
    Secrets.of(folder, List.of("a"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> Secrets.of(folder, List.of("a")))
        .isInstanceOf(SecretsReadableByOthers.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void theyAreNotInTheTextForLogs() throws Exception {
    Secrets secrets = Secrets.of(folder, List.of("a"));
    assertThat(secrets.toString()).doesNotContain(secrets.get("a"));
    assertThatThrownBy(() -> secrets.get("b")).hasMessageContaining("No secret b");
  }
}
