package onestory.schools;

import java.util.List;
import java.util.Optional;
import onestory.problem.Problem;

/**
 * Whether a summary can be believed: a percentage is made of it, and a need may be proposed from
 * that (TIM-16, needs 1.1 and 1.2).
 */
final class AttendanceRule {

  private final AttendanceMarks marks;

  AttendanceRule(AttendanceMarks marks) {
    this.marks = marks;
  }

  /**
   * @param given the marks that the totals were made of; empty when the school does not tell
   */
  Optional<Problem> problem(
      String from, String to, Sessions told, int late, List<AttendanceMarks.Given> given) {
    if (to.compareTo(from) < 0) {
      return found("dates-reversed", "end_date", "The period ends before it begins.");
    }
    if (told.possible() == 0) {
      return found("school/nothing-possible", "possible_marks", "No session was possible.");
    }
    if (!told.addUp()) {
      return found(
          "school/sums-differ",
          "possible_marks",
          "Sessions attended and missed don't add up to the possible ones.");
    }
    if (late > told.present()) {
      return found("school/sums-differ", "late_marks", "More sessions late than attended.");
    }
    if (given.isEmpty()) {
      return Optional.empty();
    }
    var sum = marks.sum(given);
    if (sum.isEmpty()) {
      return found(
          "unknown-code", "marks.code", "A register mark is not one of those of 19 August 2024.");
    }
    return sum.get().equals(told)
        ? Optional.empty()
        : found("school/sums-differ", "marks", "The marks don't add up to the totals.");
  }

  private static Optional<Problem> found(String rule, String element, String says) {
    return Optional.of(
        new Problem(
            rule,
            "SchoolAttendance.summary." + element,
            says,
            "Ask the school to correct its register; the row is read again when it changes."));
  }
}
