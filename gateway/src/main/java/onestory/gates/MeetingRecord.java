package onestory.gates;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Encounter;

/**
 * Each meeting leaves a written record: a summary of what was said, and the plan (DOMAIN.md
 * MTG-08).
 */
final class MeetingRecord implements Gate {

  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

  @Override
  public String name() {
    return "meeting-record";
  }

  @Override
  public Set<String> types() {
    return Set.of("Encounter");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    return Meetings.held(incoming).stream()
        .filter(told -> !isWrittenUp(incoming, told.resource()))
        .map(
            told ->
                Finding.lasting(
                    name(),
                    told.at(),
                    "The meeting has no written record with a summary and a plan.",
                    "Write up what was said and what will be done, and send the meeting with it."))
        .toList();
  }

  private static boolean isWrittenUp(Incoming incoming, Encounter meeting) {
    var key = Incoming.key(meeting);
    return incoming.told(Composition.class).stream()
            .map(Incoming.Told::resource)
            .filter(written -> key.equals(written.getEncounter().getReference()))
            .flatMap(written -> written.getSection().stream())
            .anyMatch(MeetingRecord::isSummary)
        && incoming.types().contains("CarePlan");
  }

  private static boolean isSummary(SectionComponent section) {
    var text = section.getText().getDivAsString();
    return "Summary".equals(section.getTitle())
        && text != null
        && !MARKUP.matcher(text).replaceAll("").isBlank();
  }
}
