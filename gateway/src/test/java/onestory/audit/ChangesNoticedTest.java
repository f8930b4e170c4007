package onestory.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the gateway notices of itself between two starts, and of its clock. */
class ChangesNoticedTest {

  @TempDir private Path folder;

  @Test
  @DisplayName("9.13 settings, files and secrets that are others than at the last start, by name")
  void settings() throws IOException {
    Files.writeString(folder.resolve("secrets.properties"), "partner.ehm.password=one\n");
    Files.createDirectories(folder.resolve("councils"));
    Files.writeString(folder.resolve("councils/p.yaml"), "council: p\n");
    assertThat(changed("5s")).as("the first start").isEmpty();
    assertThat(changed("5s")).as("nothing changed").isEmpty();

    assertThat(changed("6s")).containsExactly("partner.ehm.timeout");
    Files.writeString(folder.resolve("secrets.properties"), "partner.ehm.password=two\n");
    Files.writeString(folder.resolve("councils/p.yaml"), "council: q\n");
    assertThat(changed("6s"))
        .containsExactly("file:councils/p.yaml", "secret:partner.ehm.password");
    assertThat(Files.readString(folder.resolve("audit/settings.last")))
        .as("no secret is kept")
        .doesNotContain("two")
        .contains("partner.ehm.password");
  }

  @Test
  @DisplayName("9.13 a clock that was set is noticed, one that goes is not")
  void clock() {
    var clock = new Set();
    var watch = new ClockWatch(clock);
    assertThat(watch.jumped()).isEmpty();
    clock.by = Duration.ofHours(-1);
    assertThat(watch.jumped())
        .hasValueSatisfying(
            by -> assertThat(by).isBetween(Duration.ofMinutes(-61), Duration.ofMinutes(-59)));
    assertThat(watch.jumped()).as("once").isEmpty();
  }

  private java.util.Set<String> changed(String timeout) throws IOException {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "onestory.data",
                    folder.toString(),
                    "onestory.councils",
                    "file:" + folder + "/councils/*.yaml",
                    "partner.ehm.timeout",
                    timeout)));
    var node = new AuditNode(folder.resolve("audit"), "http://127.0.0.1");
    return new ChangedSettings(node, new SettingsPrints(environment, new AnchorKey(node)))
        .sinceLastStart();
  }

  /** The system's clock, set by some amount. */
  private static final class Set extends Clock {

    private Duration by = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
