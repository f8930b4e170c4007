package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import onestory.fixtures.Family;
import org.junit.jupiter.api.Test;

/**
 * Right messages are taken however many come at once: the JDK's schema alone does not see to it.
 */
class ManyAtOnceTest {

  private static final int MESSAGES = 6_000;

  private final MessageCheck check =
      new MessageCheck(PeopleMessage.nhsNumber(), PeopleMessage.upn());
  private final byte[] meeting =
      Family.reidOkafor().messages("4").get(0).xml().getBytes(StandardCharsets.UTF_8);

  @Test
  void noRightMessageIsRefused() throws InterruptedException {
    var threads = Executors.newFixedThreadPool(8);
    List<Callable<String>> checks =
        IntStream.range(0, MESSAGES).mapToObj(n -> (Callable<String>) this::refusal).toList();
    var refusals =
        threads.invokeAll(checks).stream()
            .map(ManyAtOnceTest::said)
            .filter(says -> !says.isEmpty())
            .toList();
    threads.shutdownNow();
    assertThat(refusals).isEmpty();
  }

  private static String said(Future<String> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private String refusal() throws Exception {
    try {
      check.check(meeting, "ehm-pcc");
      return "";
    } catch (MessageRefused refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
