package onestory.schools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onestory.HostileAnswers;
import onestory.HostileServer;
import onestory.HostileServer.Answer;
import onestory.security.DataFolder;
import onestory.security.Secrets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("7.68 Malicious answers of a school's information system")
class HostileSchoolTest {

  private static final String JSON = "application/json";

  @TempDir private Path data;

  static Stream<String> hostile() {
    return answers().keySet().stream();
  }

  @ParameterizedTest(name = "7.68 school reader: {0}")
  @MethodSource("hostile")
  @DisplayName("7.68 a school's answer: nothing is read, nobody is sent elsewhere")
  void aSchoolsAnswer(String name) throws IOException {
    try (var folder = DataFolder.take(data);
        var server = HostileServer.start()) {
      var secrets = Secrets.of(folder, List.of("partner.s.mis-token"));
      var client = new MisClient(secrets, Clock.systemUTC());
      server.answers(answers().get(name));
      var base = URI.create(server.url() + "/v1.0/schools/A1/");
      var school =
          new SchoolSystem("s", "mis-s", "c", "900101", "A school", base, Duration.ofMinutes(15));
      var failed =
          catchThrowableOfType(
              ReadFailed.class, () -> client.page(school, base.resolve("students")));
      assertThat(failed).as(name).isNotNull();
      assertThat(failed.getMessage()).doesNotContain("<", secrets.get("partner.s.mis-token"));
      assertThat(server.trapped()).isZero();
      assertThat(server.requests()).hasSize(1);
      assertThat(server.written()).isLessThan(HostileAnswers.MOST_TAKEN);
    }
  }

  private static Map<String, Answer> answers() {
    var all = new LinkedHashMap<>(HostileAnswers.all(JSON, "{\"data\":[]"));
    all.put("JSON of another type", HostileServer.text(200, JSON, "[1]"));
    all.put("data of another type", HostileServer.text(200, JSON, "{\"data\":\"all\"}"));
    all.put(
        "a next page at another host",
        HostileServer.text(
            200, JSON, "{\"data\":[],\"meta\":{\"pagination\":{\"next\":\"TRAP\"}}}"));
    all.put(
        "a next page at a host that only begins like ours",
        HostileServer.text(
            200,
            JSON,
            "{\"data\":[],\"meta\":{\"pagination\":{\"next\":\"http://127.0.0.1.evil.example/\"}}}"));
    return all;
  }
}
