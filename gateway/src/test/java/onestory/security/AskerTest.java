package onestory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMART scopes allow what they name and nothing more. */
class AskerTest {

  @ParameterizedTest
  @CsvSource({
    "system/*.rs, r, Goal, true",
    "system/*.rs, s, Task, true",
    "system/*.rs, u, Task, false",
    "system/Task.u, u, Task, true",
    "system/Task.u, r, Task, false",
    "system/Task.u, u, Goal, false",
    "system/Task.u?status=draft, u, Task, false",
    "user/*.cruds, r, Task, false",
    "operations, r, Task, false",
    "system/Task, s, Task, false",
  })
  void aScopeAllows(String scope, char interaction, String type, boolean allowed) {
    assertThat(new Asker("c", null, List.of(scope)).may(interaction, type)).isEqualTo(allowed);
  }
}
