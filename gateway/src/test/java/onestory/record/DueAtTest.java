package onestory.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day is over when the next one begins in England; a moment when it has come. */
class DueAtTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-05, 2026-01-06T00:00:00Z",
    "2026-06-05, 2026-06-05T23:00:00Z",
    "2026-03-28, 2026-03-29T00:00:00Z",
    "2026-03-29, 2026-03-29T23:00:00Z", // summer time has begun
    "2026-10-24, 2026-10-24T23:00:00Z",
    "2026-10-25, 2026-10-26T00:00:00Z", // and has ended
    "2028-02-28, 2028-02-29T00:00:00Z",
    "2026-12, 2027-01-01T00:00:00Z",
    "2026, 2027-01-01T00:00:00Z",
    "2026-04-04T20:15:00+01:00, 2026-04-04T19:15:00Z",
    "2026-04-04T20:15:00.250Z, 2026-04-04T20:15:00.250Z"
  })
  void aTaskIsLateAfter(String end, Instant after) {
    assertThat(Due.at(task(), content(end))).contains(after);
  }

  @Test
  void whatHasAllTheTimeOrIsNoTaskIsNeverLate() {
    var nothing = JsonNodeFactory.instance.objectNode();
    assertThat(Due.at(task(), nothing)).isEmpty();
    assertThat(Due.at(new Key("Goal", UUID.randomUUID()), content("2026-06-05"))).isEmpty();
  }

  private static Key task() {
    return new Key("Task", UUID.randomUUID());
  }

  private static ObjectNode content(String end) {
    var task = JsonNodeFactory.instance.objectNode();
    task.withObject("/restriction/period").put("end", end);
    return task;
  }
}
