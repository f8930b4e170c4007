package onestory.clocks;

import static onestory.timescales.HappeningKind.PANEL_SLOT_SET;
import static onestory.timescales.HappeningKind.STAR_READ;
import static onestory.timescales.HappeningKind.SUPPORT_REQUESTED;
import static onestory.timescales.HappeningKind.SUPPORT_REQUEST_ENDED;
import static onestory.timescales.HappeningKind.SUPPORT_TRIAGED;

import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;

/** Targeted support asked for, triaged to the panel, given a slot there, ended, and measured. */
final class SupportHappenings {

  private SupportHappenings() {}

  static Stream<Happening> of(Outline family) {
    return Stream.of(
            Said.all(family, "ServiceRequest")
                .filter(one -> one.isCoded("/category", "request-category", "targeted-support"))
                .flatMap(SupportHappenings::ofRequest),
            Said.all(family, "Task")
                .filter(task -> task.isTask("targeted-support-triage"))
                .filter(SupportHappenings::isToPanel)
                .flatMap(
                    task ->
                        task.happened(
                            SUPPORT_TRIAGED,
                            task.child("/for"),
                            task.text("/focus/reference"),
                            task.moment("/executionPeriod/end"))),
            Said.all(family, "Appointment")
                .filter(slot -> slot.isCoded("/appointmentType", "meeting-type", "masg"))
                .filter(slot -> slot.text("/status").equals("booked"))
                .map(
                    slot ->
                        slot.happened(
                            PANEL_SLOT_SET,
                            Set.of(),
                            slot.text("/basedOn/0/reference"),
                            slot.since())),
            Said.all(family, "Observation")
                .flatMap(
                    star ->
                        star.happened(
                            STAR_READ,
                            star.child("/subject"),
                            "",
                            star.moment("/effectiveDateTime"))))
        .flatMap(happened -> happened);
  }

  private static Stream<Happening> ofRequest(Said request) {
    var child = request.child("/subject");
    var asked =
        request.happened(
            SUPPORT_REQUESTED, child, request.reference(), request.moment("/authoredOn"));
    return request.hasStatus(Set.of("completed", "revoked"))
        ? Stream.concat(
            asked,
            Stream.of(
                request.happened(
                    SUPPORT_REQUEST_ENDED, child, request.reference(), request.since())))
        : asked;
  }

  private static boolean isToPanel(Said triage) {
    return triage.text("/status").equals("completed")
        && triage
            .each("/output")
            .anyMatch(
                one -> Said.isCoded(one.path("valueCodeableConcept"), "triage-outcome", "masg"));
  }
}
