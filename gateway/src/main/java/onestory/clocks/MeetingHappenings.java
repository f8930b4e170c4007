package onestory.clocks;

import static onestory.timescales.HappeningKind.MEETING_HELD;
import static onestory.timescales.HappeningKind.NEXT_MEETING_AGREED;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;
import onestory.timescales.Moment;

/** Meetings held, and the next one agreed. */
final class MeetingHappenings {

  private MeetingHappenings() {}

  static Stream<Happening> of(Outline family) {
    var held =
        meetings(family)
            .flatMap(one -> one.happened(MEETING_HELD, Set.of(), "", one.moment("/period/start")));
    var agreed =
        Said.all(family, "Appointment")
            .filter(next -> next.text("/status").equals("proposed"))
            .filter(next -> !isPanel(next))
            .flatMap(MeetingHappenings::agreed);
    return Stream.concat(held, agreed);
  }

  private static boolean isPanel(Said appointment) {
    return appointment
        .each("/appointmentType/coding")
        .anyMatch(
            coding ->
                coding.path("system").asText().equals(Names.BASE + "CodeSystem/meeting-type"));
  }

  /** When the meeting was held whose form has this number. */
  static Optional<Moment> heldOf(Said form, Outline family) {
    var numbers = form.identifiers("nl-form").toList();
    return meetings(family)
        .filter(one -> one.identifiers("nl-meeting").anyMatch(numbers::contains))
        .flatMap(one -> one.moment("/period/start").stream())
        .findFirst();
  }

  private static Stream<Said> meetings(Outline family) {
    return Said.all(family, "Encounter")
        .filter(one -> one.text("/status").equals("finished"))
        .filter(
            one ->
                one.isCoded("/type", "meeting-type", "taf")
                    || one.isCoded("/type", "meeting-type", "review"));
  }

  private static Stream<Happening> agreed(Said next) {
    return next
        .day("/requestedPeriod/0/end")
        .map(
            day ->
                new Happening(
                    NEXT_MEETING_AGREED,
                    next.reference(),
                    next.child("/participant/0/actor"),
                    "",
                    next.moment("/created").orElseGet(next::since),
                    Optional.of(day)))
        .stream();
  }
}
