package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onestory.authority.Family;
import onestory.authority.HelpAnswer;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;

/**
 * No assessment is recorded as final before early help was agreed to, by somebody who may: the
 * young person, competent to, or a parent with parental responsibility (DOMAIN.md CON-01, CON-03 to
 * CON-09). What is about the whole family needs it for one of the children.
 */
final class AgreementBeforeAssessment implements Gate {

  /** What it takes to know who agreed to what, and whether they may. */
  private static final Set<String> WHO_AND_WHAT =
      Set.of("Consent", "Flag", "Patient", "Person", "QuestionnaireResponse", "RelatedPerson");

  @Override
  public String name() {
    return "agreement-before-assessment";
  }

  @Override
  public Set<String> types() {
    return Set.of("QuestionnaireResponse");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    var about = new ArrayList<String>();
    for (var told : Assessments.becomingFinal(incoming, setting)) {
      var subject = told.resource().getSubject().getReference();
      if (subject != null && !about.contains(subject)) {
        about.add(subject); // a form is told in several responses; one finding for each child
        look(incoming, told).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> look(Incoming incoming, Incoming.Told<QuestionnaireResponse> told) {
    var family = Family.of(incoming.family(WHO_AND_WHAT));
    var on = Moments.whole(told.resource().getAuthoredElement()).orElse(incoming.sentAt());
    var best =
        children(incoming, told.resource().getSubject()).stream()
            .map(child -> HelpAnswer.of(family, child, on))
            .min(HelpAnswer::compareTo)
            .orElse(HelpAnswer.NONE);
    return switch (best) {
      case AGREED -> Optional.empty();
      case DOUBTFUL ->
          finding(
              told,
              "Early help was agreed to, but not beyond doubt by somebody who may for this child.",
              "Clear up parental responsibility or competence; the assessment is then tried again by itself.");
      case NONE ->
          finding(
              told,
              "Nobody had agreed to early help for this child when the assessment was finished.",
              "Record the agreement; the assessment is then tried again by itself.");
      case REFUSED ->
          Optional.of(
              Finding.against(
                  name(),
                  told.at("subject"),
                  "Early help for this child was refused, withdrawn or not yet agreed to when the assessment was finished.",
                  "Ask the family again, or correct the days; then send the assessment again."));
    };
  }

  private Optional<Finding> finding(
      Incoming.Told<QuestionnaireResponse> told, String says, String remedy) {
    return Optional.of(Finding.passing(name(), told.at("subject"), says, remedy));
  }

  private static List<String> children(Incoming incoming, Reference subject) {
    return incoming.find(subject) instanceof Group family
        ? family.getMember().stream().map(m -> m.getEntity().getReference()).toList()
        : List.of(subject.getReference());
  }
}
