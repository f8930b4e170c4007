package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("7.68 An answer is read to a limit of bytes and of time")
class BoundedAnswerTest {

  private final AtomicInteger aborted = new AtomicInteger();

  @Test
  @DisplayName("7.68 as much as may be is read, and closed in the ordinary way")
  void upToTheLimit() throws IOException {
    try (var answer = bounded(new ByteArrayInputStream(new byte[10]), 10, Duration.ofMinutes(1))) {
      assertThat(answer.readAllBytes()).hasSize(10);
    }
    assertThat(aborted).hasValue(0);
  }

  @Test
  @DisplayName("7.68 one byte more ends the connection")
  void beyondTheLimit() throws IOException {
    try (var answer = bounded(new ByteArrayInputStream(new byte[11]), 10, Duration.ofMinutes(1))) {
      assertThatThrownBy(answer::readAllBytes).hasMessage("answer too long");
    }
    assertThat(aborted).hasValue(1);
  }

  @Test
  @DisplayName("7.68 chunks that trickle for ever end when the time is over")
  void beyondTheTime() throws IOException {
    var trickle =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    try (var answer = bounded(trickle, Long.MAX_VALUE, Duration.ofMillis(20))) {
      assertThatThrownBy(
              () -> {
                while (answer.read() >= 0) {
                  Thread.onSpinWait();
                }
              })
          .hasMessage("answer too slow");
    }
    assertThat(aborted).hasValue(1);
  }

  private BoundedAnswer bounded(InputStream in, long most, Duration within) {
    return new BoundedAnswer(in, most, within, aborted::incrementAndGet);
  }
}
