package onestory.schools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A UPN is not enough: the date of birth and the surname must agree (DOMAIN.md 3.b). */
final class PupilRuleTest {

  @ParameterizedTest
  @CsvSource({
    "Okafor, Okafor",
    "OKAFOR, Okafor",
    "Novák, Novak",
    "Smith-Jones, smith jones",
    "O’Neil, O'Neil"
  })
  void spellingsOfOneSurnameAgree(String school, String recorded) {
    assertThat(PupilRule.agrees(pupil(school, "2016-11-02"), "2016-11-02", List.of(recorded)))
        .isTrue();
  }

  @Test
  void oneOfSeveralRecordedSurnamesIsEnough() {
    assertThat(
            PupilRule.agrees(pupil("Reid", "2016-11-02"), "2016-11-02", List.of("Okafor", "Reid")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Okafor, 2016-11-03, Okafor",
    "Okafor, 2016-11-02, Okoro",
    "Okafor, '', Okafor",
    "'', 2016-11-02, ''"
  })
  void anythingElseDoesNot(String school, String birthDate, String recorded) {
    assertThat(PupilRule.agrees(pupil(school, birthDate), "2016-11-02", List.of(recorded)))
        .isFalse();
  }

  private static Pupil pupil(String surname, String birthDate) {
    return new Pupil("U874201218031", surname, birthDate);
  }
}
