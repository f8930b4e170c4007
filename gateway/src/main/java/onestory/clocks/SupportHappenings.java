package onestory.clocks;

import static onestory.timescales.HappeningKind.PANEL_SLOT_SET;
import static onestory.timescales.HappeningKind.STAR_READ;
import static onestory.timescales.HappeningKind.SUPPORT_REQUESTED;
import static onestory.timescales.HappeningKind.SUPPORT_REQUEST_ENDED;
import static onestory.timescales.HappeningKind.SUPPORT_TRIAGED;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import onestory.councils.Panel;
import onestory.record.Outline;
import onestory.timescales.Happening;

/** Targeted support asked for, triaged to the panel, given a slot there, ended, and measured. */
final class SupportHappenings {

  private SupportHappenings() {}

  static Stream<Happening> of(Outline family, Map<String, Panel> panels) {
    return Stream.of(
            Said.all(family, "ServiceRequest")
                .filter(one -> one.isCoded("/category", "request-category", "targeted-support"))
                .flatMap(SupportHappenings::ofRequest),
            Said.all(family, "Task")
                .filter(task -> task.isTask("targeted-support-triage"))
                .filter(task -> task.text("/status").equals("completed"))
                .flatMap(task -> toPanel(task, panels)),
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

  /** It carries the day of the next panel, to which the request goes. */
  private static Stream<Happening> toPanel(Said triage, Map<String, Panel> panels) {
    var decided = triage.moment("/executionPeriod/end");
    return panels.entrySet().stream()
        .filter(panel -> isOutcome(triage, panel.getKey()))
        .flatMap(
            panel ->
                decided.stream()
                    .map(
                        at ->
                            new Happening(
                                SUPPORT_TRIAGED,
                                triage.reference(),
                                triage.child("/for"),
                                triage.text("/focus/reference"),
                                at,
                                Optional.of(panel.getValue().next(at.instant()).toLocalDate()))));
  }

  private static boolean isOutcome(Said triage, String code) {
    return triage
        .each("/output")
        .anyMatch(one -> Said.isCoded(one.path("valueCodeableConcept"), "triage-outcome", code));
  }
}
