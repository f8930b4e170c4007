package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Group;

/**
 * Where a service that closed has left its own assessment, meetings and requests may rest on it in
 * place of an assessment of early help only with the family's consent (DOMAIN.md CON-14).
 */
final class StepDownConsent implements Gate {

  @Override
  public String name() {
    return "step-down-consent";
  }

  @Override
  public Set<String> types() {
    return Set.of("Encounter", "ServiceRequest");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var resting = new ArrayList<String>();
    Meetings.held(incoming).forEach(told -> resting.add(told.at()));
    TargetedSupport.requests(incoming).forEach(told -> resting.add(told.at()));
    if (resting.isEmpty() || Assessments.finished(incoming, setting).findAny().isPresent()) {
      return List.of();
    }
    return Assessments.ofClosedServices(incoming)
        .flatMap(paper -> look(incoming, paper, resting.get(0)).stream())
        .limit(1)
        .toList();
  }

  private Optional<Finding> look(Incoming incoming, DocumentReference paper, String at) {
    var answers = new TreeSet<Consents.Answer>();
    children(incoming).forEach(child -> answers.add(Assessments.mayBeUsed(incoming, paper, child)));
    if (answers.contains(Consents.Answer.YES)) {
      return Optional.empty();
    }
    return Optional.of(
        answers.contains(Consents.Answer.NO)
            ? Finding.against(
                name(),
                at,
                "The family does not agree that the closing service's assessment is used.",
                "Make an assessment of early help with the family.")
            : Finding.passing(
                name(),
                at,
                "It rests on the closing service's assessment, and whether the family agrees to its use is not recorded.",
                "Record the family's answer, or make an assessment of early help; this is then tried again by itself."));
  }

  private static Set<String> children(Incoming incoming) {
    var children = new TreeSet<String>();
    incoming
        .family(Group.class)
        .flatMap(family -> family.getMember().stream())
        .forEach(member -> children.add(member.getEntity().getReference()));
    return children;
  }
}
