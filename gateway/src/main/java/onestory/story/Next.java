package onestory.story;

import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;

/** The next meeting, when the plan is looked at again, and what is late or due. */
record Next(Telling telling) implements Chapter {

  private static final String NEXT_REVIEW =
      "https://onestory.example/fhir/StructureDefinition/next-review";
  private static final Set<Appointment.AppointmentStatus> TO_COME =
      Set.of(
          Appointment.AppointmentStatus.PROPOSED,
          Appointment.AppointmentStatus.PENDING,
          Appointment.AppointmentStatus.BOOKED);

  @Override
  public void tell(Prose prose, Set<String> entries) {
    // one a child in the record, but one meeting
    Set<String> sentences = new LinkedHashSet<>();
    telling.told().all(Appointment.class).stream()
        .filter(meeting -> TO_COME.contains(meeting.getStatus()))
        .sorted(Comparator.comparing(Next::at, Comparator.nullsLast(Comparator.naturalOrder())))
        .forEach(
            meeting ->
                when(meeting)
                    .ifPresent(
                        when -> {
                          entries.add(Key.of(meeting));
                          sentences.add(telling.wording().of("next.meeting", what(meeting), when));
                        }));
    for (var plan : telling.told().all(CarePlan.class)) {
      var review = plan.getExtensionByUrl(NEXT_REVIEW);
      if (plan.getStatus() == CarePlan.CarePlanStatus.ACTIVE && review != null) {
        entries.add(Key.of(plan));
        Dates.day((BaseDateTimeType) review.getValue())
            .ifPresent(day -> sentences.add(telling.wording().of("next.review", day)));
      }
    }
    sentences.forEach(prose::paragraph);
    new Due(telling).tell(prose, entries);
  }

  private static Date at(Appointment meeting) {
    return meeting.hasStart() ? meeting.getStart() : meeting.getRequestedPeriodFirstRep().getEnd();
  }

  private Optional<String> when(Appointment meeting) {
    return Dates.moment(meeting.hasStart() ? meeting.getStartElement() : null)
        .or(
            () ->
                Dates.day(meeting.getRequestedPeriodFirstRep().getEndElement())
                    .map(day -> telling.wording().of("plan.by", day)));
  }

  private String what(Appointment meeting) {
    return meeting.hasDescription()
        ? meeting.getDescription()
        : telling.wording().of("next.a-meeting");
  }
}
