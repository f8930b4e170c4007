package onestory.gates;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is told as having happened had happened when it was told; the source's clock may be ahead by
 * as many {@code minutes} as the council's file says.
 */
final class DateInFuture implements Gate {

  private static final Set<String> OVER = Set.of("finished", "completed", "amended", "final");

  /** By type, the elements that say when something was; of others nothing is known. */
  private static final Map<String, List<String>> HAPPENED =
      Map.ofEntries(
          Map.entry("ClinicalImpression", List.of("date")),
          Map.entry("Communication", List.of("sent")),
          Map.entry("Composition", List.of("date")),
          Map.entry("Condition", List.of("recordedDate")),
          Map.entry("Consent", List.of("dateTime")),
          Map.entry("DocumentReference", List.of("date")),
          Map.entry("EpisodeOfCare", List.of("period.start")),
          Map.entry("Observation", List.of("effectiveDateTime")),
          Map.entry("QuestionnaireResponse", List.of("authored")),
          Map.entry("RiskAssessment", List.of("occurrenceDateTime")),
          Map.entry("ServiceRequest", List.of("authoredOn")),
          Map.entry("Task", List.of("authoredOn")));

  /** The same, of what is over; before that they may be a day that was agreed. */
  private static final Map<String, List<String>> ENDED =
      Map.of(
          "Encounter", List.of("period.start", "period.end"),
          "EpisodeOfCare", List.of("period.end"),
          "Task", List.of("executionPeriod.end"));

  @Override
  public String name() {
    return "date-in-future";
  }

  @Override
  public Set<String> types() {
    return Set.of(); // whatever the message tells
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var latest = incoming.sentAt().plus(Duration.ofMinutes(setting.number("minutes", 0)));
    var findings = new ArrayList<Finding>();
    for (var told : incoming.documents()) {
      var type = told.resource().path("resourceType").asText();
      HAPPENED.getOrDefault(type, List.of()).forEach(at -> look(told, at, latest, findings));
      if (OVER.contains(told.resource().path("status").asText())) {
        ENDED.getOrDefault(type, List.of()).forEach(at -> look(told, at, latest, findings));
      }
    }
    return findings;
  }

  private void look(
      Incoming.Told<JsonNode> told, String element, Instant latest, List<Finding> findings) {
    var written = told.resource().at("/" + element.replace('.', '/')).asText();
    if (!written.isEmpty() && Moments.start(written).isAfter(latest)) {
      findings.add(
          Finding.lasting(
              name(),
              told.at(element),
              "It is told as having happened, at a time after it was sent.",
              "Correct the date, or the sender's clock, and send a new version."));
    }
  }
}
