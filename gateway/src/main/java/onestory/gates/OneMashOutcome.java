package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;

/** A contact has exactly one outcome (DOMAIN.md MSH-02); a second, different one needs a person. */
final class OneMashOutcome implements Gate {

  @Override
  public String name() {
    return "one-mash-outcome";
  }

  @Override
  public Set<String> types() {
    return Set.of("Task");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var decision : incoming.told(Task.class)) {
      if (!isDecision(decision.resource())) {
        continue;
      }
      var outcomes = outcomes(decision.resource());
      if (outcomes.size() != 1) {
        findings.add(
            Finding.lasting(
                name(),
                decision.at("output"),
                "A decision about a contact has exactly one outcome; this one has %d."
                    .formatted(outcomes.size()),
                "Send the decision with its one outcome."));
      } else if (differs(incoming, decision.resource(), outcomes)) {
        findings.add(
            Finding.against(
                name(),
                decision.at("output"),
                "Another outcome of the same contact is already recorded.",
                "Find out which of the two holds; a changed decision is a new contact."));
      }
    }
    return findings;
  }

  private static boolean differs(Incoming incoming, Task decision, Set<String> outcomes) {
    var contact = contact(decision);
    return incoming
        .recorded(Task.class)
        .filter(OneMashOutcome::isDecision)
        .filter(
            other ->
                Incoming.key(other).equals(Incoming.key(decision))
                    || !contact.isEmpty() && contact.equals(contact(other)))
        .anyMatch(other -> !outcomes(other).equals(outcomes));
  }

  private static boolean isDecision(Task task) {
    return Codes.has(task.getCode(), "task-code", "mash-decision");
  }

  private static String contact(Task decision) {
    return decision.hasPartOf() ? decision.getPartOfFirstRep().getReference() : "";
  }

  private static Set<String> outcomes(Task decision) {
    var outcomes = new TreeSet<String>();
    decision.getOutput().stream()
        .filter(output -> Codes.has(output.getType(), "task-io", "mash-outcome"))
        .filter(output -> output.getValue() instanceof CodeableConcept)
        .flatMap(output -> ((CodeableConcept) output.getValue()).getCoding().stream())
        .forEach(coding -> outcomes.add(coding.getCode()));
    return outcomes;
  }
}
