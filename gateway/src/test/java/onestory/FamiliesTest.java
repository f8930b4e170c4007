package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import onestory.fixtures.FamilyPlay;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Every worked family, from the first message to the last: after each step each organisation holds
 * what the family's expected.yaml says, and nothing else. A folder in onestory/families is enough.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "onestory.work.first-retry=200ms",
      "onestory.work.longest-retry=1s",
      "onestory.work.polling-interval=100ms"
    })
@ContextConfiguration(initializers = {SimulatedPartners.class, ClockOfSteps.class})
class FamiliesTest {

  @Autowired private ServletWebServerApplicationContext server;
  @Autowired private onestory.fixtures.Partners simulators;

  @Value("${onestory.clock-file}")
  private Path clock;

  @TestFactory
  Stream<DynamicTest> everyoneHoldsWhatTheyMayAfterEachStep() {
    return FamilyPlay.stories().stream()
        .map(story -> DynamicTest.dynamicTest(story, () -> isAsExpected(story)));
  }

  private void isAsExpected(String story) {
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var gateway = URI.create("http://127.0.0.1:" + server.getWebServer().getPort());
    assertThat(FamilyPlay.of(story, gateway, clock, simulators, out))
        .as(() -> printed.toString(StandardCharsets.UTF_8))
        .isEmpty();
  }
}
