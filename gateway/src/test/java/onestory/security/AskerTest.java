package onestory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMART scopes allow what they name and nothing more. */
class AskerTest {

  @DisplayName("7.23 A scope allows what it names, in the words of SMART 1 and 2, and nothing more")
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
    // SMART 1, and what is no scope: the letters of a word are no interactions
    "system/Observation.write, r, Observation, false",
    "system/Observation.write, c, Observation, true",
    "system/Task.write, u, Task, true",
    "system/Task.read, d, Task, false",
    "system/Task.read, r, Task, true",
    "system/Task.read, s, Task, true",
    "system/Task.*, c, Task, true",
    "system/Task.sr, r, Task, false",
    "system/Task.order, r, Task, false",
  })
  void aScopeAllows(String scope, char interaction, String type, boolean allowed) {
    assertThat(new Asker("c", null, List.of(scope)).may(interaction, type)).isEqualTo(allowed);
  }
}
