package onestory.record;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.gates.Finding;
import onestory.gates.GateSetting;
import onestory.gates.Gates;
import onestory.gates.Incoming;
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
  List<Problem> check(String council, UUID family, List<PlanRevisions.Keyed> told) {
    var settings = directory.council(council).map(Council::gates).orElse(Map.of());
    var types = told.stream().map(one -> one.key().type()).distinct().toList();
    if (!gates.concern(types, settings)) {
      return List.of();
    }
    var incoming =
        new Incoming(documents(told), this::resource, () -> reader.read(family).resources());
    var findings = gates.findings(incoming, settings);
    findings.getOrDefault(GateSetting.As.HOLD, List.of()).stream()
        .min((one, other) -> Boolean.compare(one.mayPass(), other.mayPass()))
        .ifPresent(
            finding -> {
              throw new ProblemFound(
                  finding.mayPass() ? Treatment.WAIT : Treatment.HOLD, finding.problem());
            });
    return findings.getOrDefault(GateSetting.As.WARN, List.of()).stream()
        .map(Finding::problem)
        .toList();
  }

  private static List<JsonNode> documents(List<PlanRevisions.Keyed> told) {
    return told.stream().<JsonNode>map(o -> Revision.bare(o.draft().content(), o.key())).toList();
  }

  private Resource resource(JsonNode document) {
    return (Resource) fhir.newJsonParser().parseResource(json.text(document));
  }
}
