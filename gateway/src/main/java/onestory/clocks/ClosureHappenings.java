package onestory.clocks;

import static onestory.timescales.HappeningKind.CLOSURE_DECIDED;
import static onestory.timescales.HappeningKind.CLOSURE_RECORDED;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;
import onestory.timescales.Moment;

/** Closure decided, and its summary recorded. */
final class ClosureHappenings {

  private ClosureHappenings() {}

  static Stream<Happening> of(Outline family) {
    var meetings = atMeetings(family).toList();
    var days = meetings.stream().map(Happening::at).toList();
    // what a meeting decided, its closure's form tells again
    return Stream.concat(
        meetings.stream(),
        Said.all(family, "QuestionnaireResponse")
            .flatMap(ClosureHappenings::atTheEnd)
            .filter(told -> told.kind() != CLOSURE_DECIDED || !days.contains(told.at())));
  }

  private static Stream<Happening> atMeetings(Outline family) {
    return Stream.concat(
        Said.all(family, "QuestionnaireResponse").flatMap(form -> review(form, family)),
        Said.all(family, "Composition")
            .filter(
                record ->
                    record
                        .each("/section")
                        .anyMatch(s -> Said.isCoded(s.path("code"), "meeting-decision", "close")))
            .flatMap(record -> decided(record, record.moment("/date"))));
  }

  private static Stream<Happening> review(Said form, Outline family) {
    boolean toClose =
        form.answer("decision")
            .filter(a -> a.path("valueString").asText().equals("close"))
            .isPresent();
    return toClose
        ? decided(form, MeetingHappenings.heldOf(form, family).or(() -> form.moment("/authored")))
        : Stream.empty();
  }

  private static Stream<Happening> atTheEnd(Said form) {
    if (!form.text("/meta/security/0/code").equals("closure")) {
      return Stream.empty(); // voices and views are of another class
    }
    var decided = form.answer("decided-on").or(() -> form.answer("decided"));
    return Stream.concat(
        decided(form, decided.flatMap(answer -> Said.moment(answer.path("valueDate")))),
        form.happened(CLOSURE_RECORDED, Set.of(), "", form.moment("/authored")));
  }

  private static Stream<Happening> decided(Said by, Optional<Moment> at) {
    return by.happened(CLOSURE_DECIDED, Set.of(), "", at.map(ClosureHappenings::day));
  }

  /** Told of by several forms, it is the same decision on the same day. */
  private static Moment day(Moment at) {
    return Moment.ofDay(at.day());
  }
}
