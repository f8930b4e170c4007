package onestory.schools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import onestory.problem.Problem;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The register codes of 19 August 2024 and what they count as; totals that can't be believed. */
final class AttendanceRuleTest {

  private static final AttendanceMarks MARKS = new AttendanceMarks();
  private static final List<String> KNOWN =
      List.of(
          "/", "\\", "L", "K", "V", "P", "W", "B", "D", "C", "C1", "C2", "M", "J1", "S", "X", "T",
          "R", "I", "E", "Q", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "G", "N", "O", "U", "Z",
          "#");

  private final AttendanceRule rule = new AttendanceRule(MARKS);

  @ParameterizedTest
  @CsvSource({
    "/, 1, 1, 0, 0",
    "L, 1, 1, 0, 0",
    "B, 1, 1, 0, 0",
    "V, 1, 1, 0, 0",
    "I, 1, 0, 1, 0",
    "M, 1, 0, 1, 0",
    "C2, 1, 0, 1, 0",
    "E, 1, 0, 1, 0",
    "G, 1, 0, 0, 1",
    "N, 1, 0, 0, 1",
    "O, 1, 0, 0, 1",
    "U, 1, 0, 0, 1",
    "Y1, 0, 0, 0, 0",
    "Y7, 0, 0, 0, 0",
    "Q, 0, 0, 0, 0",
    "X, 0, 0, 0, 0",
    "D, 0, 0, 0, 0",
    "Z, 0, 0, 0, 0"
  })
  void aMarkCountsAs(String mark, int possible, int present, int authorised, int unauthorised) {
    assertThat(MARKS.sum(List.of(new AttendanceMarks.Given(mark, 1))))
        .contains(new Sessions(possible, present, authorised, unauthorised));
  }

  @ParameterizedTest
  @ValueSource(strings = {"H", "J", "Y", "", "l", "//", "Y8"})
  void aRetiredOrUnknownMarkCountsAsNothingAtAll(String mark) {
    assertThat(MARKS.sum(List.of(new AttendanceMarks.Given(mark, 1)))).isEmpty();
  }

  @RepeatedTest(200)
  void whateverTheRegisterItAddsUpInAnyOrder(RepetitionInfo seed) {
    var given = register(new Random(seed.getCurrentRepetition()));
    var sum = MARKS.sum(given).orElseThrow();
    var shuffled = new ArrayList<>(given);
    java.util.Collections.shuffle(shuffled, new Random(7));

    assertThat(sum.addUp()).isTrue();
    assertThat(MARKS.sum(shuffled)).contains(sum);
    assertThat(sum.possible())
        .isLessThanOrEqualTo(given.stream().mapToInt(AttendanceMarks.Given::sessions).sum());
    if (sum.possible() > 0) {
      assertThat(rule.problem("2026-04-13", "2026-05-22", sum, 0, given)).isEmpty();
    }
  }

  @Test
  void totalsThatDoNotAddUpAreNotBelieved() {
    assertThat(problem(new Sessions(56, 52, 3, 2))).isEqualTo("school/sums-differ");
  }

  @Test
  void noPercentageIsMadeOfNothing() {
    assertThat(problem(new Sessions(0, 0, 0, 0))).isEqualTo("school/nothing-possible");
  }

  @Test
  void aPeriodDoesNotEndBeforeItBegins() {
    assertThat(
            rule.problem("2026-05-22", "2026-04-13", new Sessions(2, 2, 0, 0), 0, List.of())
                .map(Problem::rule))
        .contains("dates-reversed");
  }

  @Test
  void nobodyIsLateMoreOftenThanThere() {
    assertThat(
            rule.problem("2026-04-13", "2026-05-22", new Sessions(2, 1, 1, 0), 2, List.of())
                .map(Problem::at))
        .contains("SchoolAttendance.summary.late_marks");
  }

  private String problem(Sessions told) {
    return rule.problem("2026-04-13", "2026-05-22", told, 0, List.of())
        .map(Problem::rule)
        .orElse("");
  }

  private static List<AttendanceMarks.Given> register(Random random) {
    var given = new ArrayList<AttendanceMarks.Given>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      given.add(
          new AttendanceMarks.Given(KNOWN.get(random.nextInt(KNOWN.size())), random.nextInt(40)));
    }
    return given;
  }
}
