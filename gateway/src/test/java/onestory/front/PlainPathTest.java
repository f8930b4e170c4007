package onestory.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths can be read one way only, and what is asked of which. */
class PlainPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/CarePlan/..%2f..%2fetc",
        "/fhir/CarePlan/%2e%2e/Task",
        "/fhir/../actuator",
        "/fhir/./Task",
        "/fhir;/x",
        "/fhir/Task;x=1/1",
        "//fhir/Task",
        "/fhir//Task",
        "/fhir/Task/%00",
        "/fhir/Task/%c0%ae%c0%ae",
        "/fhir/Task/\u00e9",
        "/fhir/Task/a%0d%0aSet-Cookie:x",
        "/fhir/Task/1/",
        "/fhir/Task/1.",
        "/fhir/Task\\1",
        "/fhir/Task/%31",
        "/fhir/Task/a%24",
        "/fhir/Task/%2524",
        "/fhir/%54ask",
        "fhir/Task",
        ""
      })
  @DisplayName("7.28 7.64 a path that could be read two ways")
  void aPathThatCouldBeReadTwoWays(String path) {
    assertThat(PlainPath.is(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/fhir/Patient/$story",
        "/fhir/Patient/%24story",
        "/fhir/Task/3f2b/_history/2",
        "/fhir/.well-known/smart-configuration",
        "/stories/plan/EHP-2026-0417.pdf",
        "/FHIR/Task"
      })
  void aPlainPath(String path) {
    assertThat(PlainPath.is(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/fhir/Task/a_b,false",
    "/fhir/Task/a$b,false",
    "/fhir/Task/1234567890123456789012345678901234567890123456789012345678901234,true",
    "/fhir/Task/12345678901234567890123456789012345678901234567890123456789012345,false",
    "/fhir/Task/a/_history/1/2,false",
    "/fhir/Task/a:b,false",
    "/fhir/Task/A-1.b,true",
  })
  @DisplayName("7.28 an id is [A-Za-z0-9.-]{1,64}")
  void anIdIsOneOfFhirs(String path, boolean wellFormed) {
    assertThat(FhirPath.of(path).isWellFormed()).isEqualTo(wellFormed);
  }

  @ParameterizedTest
  @CsvSource({
    "/fhir,GET",
    "/fhir/metadata,GET",
    "/fhir/Task,GET POST",
    "/fhir/Task/_search,POST",
    "/fhir/Task/1,GET PUT",
    "/fhir/Task/1/_history,GET",
    "/fhir/Task/1/_history/2,GET",
    "/fhir/Task/$triage,GET POST",
    "/fhir/Task/%24triage,GET POST",
    "/fhir/Patient/1/$story,GET POST",
    "/fhir/_history,GET",
  })
  @DisplayName("7.29 each address has its methods; there are no others")
  void eachAddressHasItsMethods(String path, String methods) {
    assertThat(FhirPath.of(path).methods()).containsExactlyInAnyOrder(methods.split(" "));
  }
}
