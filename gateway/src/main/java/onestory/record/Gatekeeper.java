package onestory.record;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.gates.Finding;
import onestory.gates.GateSetting;
import onestory.gates.Gates;
import onestory.gates.Incoming;
import onestory.gates.Met;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Shows the council's gates what a message says, and does what they ask. */
@Component
final class Gatekeeper {

  private final Directory directory;
  private final Gates gates;
  private final FamilyReader reader;
  private final FhirContext fhir;
  private final Json json;

  Gatekeeper(Directory directory, Gates gates, FamilyReader reader, FhirContext fhir, Json json) {
    this.directory = directory;
    this.gates = gates;
    this.reader = reader;
    this.fhir = fhir;
    this.json = json;
  }

  /**
   * @return what to warn of
   * @throws ProblemFound the first problem that holds the message up; waiting, when the record's
   *     growth may let it through
   */
  List<Problem> check(String council, UUID family, Instant sentAt, List<PlanRevisions.Keyed> told) {
    var met = met(settings(council), family, sentAt, told);
    met.stream()
        .filter(Met::stops)
        .map(Met::finding)
        .min((one, other) -> Boolean.compare(one.mayPass(), other.mayPass()))
        .ifPresent(
            finding -> {
              throw new ProblemFound(
                  finding.mayPass() ? Treatment.WAIT : Treatment.HOLD, finding.problem());
            });
    return met.stream()
        .filter(one -> one.setting().as() == GateSetting.As.WARN)
        .map(Met::finding)
        .map(Finding::problem)
        .toList();
  }

  /**
   * Tries a message whose sender is still there.
   *
   * @throws ProblemFound refused, with the first problem for which the council refuses this kind
   */
  void tryOut(
      String council,
      UUID family,
      Instant sentAt,
      List<PlanRevisions.Keyed> told,
      Attempt attempt) {
    var refusing = new HashMap<>(settings(council));
    refusing.values().removeIf(setting -> !setting.refuses(attempt.kind()));
    met(refusing, family, sentAt, told).stream()
        .filter(met -> met.refuses(attempt.kind(), attempt.settled()))
        .findFirst()
        .ifPresent(
            met -> {
              throw new ProblemFound(Treatment.REFUSE, met.finding().problem());
            });
  }

  private List<Met> met(
      Map<String, GateSetting> settings,
      UUID family,
      Instant sentAt,
      List<PlanRevisions.Keyed> told) {
    var types = told.stream().map(one -> one.key().type()).distinct().toList();
    if (!gates.concern(types, settings)) {
      return List.of();
    }
    var incoming =
        new Incoming(documents(told), sentAt, this::resource, type -> reader.read(family, type));
    return gates.met(incoming, settings);
  }

  private Map<String, GateSetting> settings(String council) {
    return directory.council(council).map(Council::gates).orElse(Map.of());
  }

  private static List<JsonNode> documents(List<PlanRevisions.Keyed> told) {
    return told.stream().<JsonNode>map(o -> Revision.bare(o.draft().content(), o.key())).toList();
  }

  private Resource resource(JsonNode document) {
    return (Resource) fhir.newJsonParser().parseResource(json.text(document));
  }
}
