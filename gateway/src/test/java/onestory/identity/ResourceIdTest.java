package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResourceIdTest {

  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  private static final String GOAL = "https://onestory.example/fhir/Id/ehm-goal";

  @Test
  void isTheVersion5UuidOfTheStandardsVectors() {
    // RFC 9562, A.4
    assertThat(ResourceId.uuid5(DNS, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    // Python's uuid documentation
    assertThat(ResourceId.uuid5(DNS, "python.org"))
        .hasToString("886313e1-3b8a-5372-9b90-0c9aee199e5d");
  }

  @Test
  void neverChangesForOneBusinessKey() {
    assertThat(ResourceId.of("Goal", GOAL, "G1")).isEqualTo("f8e15670-afbd-58cd-ab5c-34f97d865972");
  }

  @Test
  void differsByTypeSystemAndValue() {
    assertThat(ResourceId.of("Task", GOAL, "G1")).isNotEqualTo(ResourceId.of("Goal", GOAL, "G1"));
    assertThat(ResourceId.of("Goal", GOAL + "x", "G1"))
        .isNotEqualTo(ResourceId.of("Goal", GOAL, "G1"));
    assertThat(ResourceId.of("Goal", GOAL, "G2")).isNotEqualTo(ResourceId.of("Goal", GOAL, "G1"));
  }
}
