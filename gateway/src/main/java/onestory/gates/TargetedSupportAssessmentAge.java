package onestory.gates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/**
 * A request for targeted support rests on an assessment finalised, or gone through again, within so
 * many months before (DOMAIN.md TIM-09, GAP-04). Both what is missing and what is too old may still
 * come, so the request waits.
 */
final class TargetedSupportAssessmentAge implements Gate {

  @Override
  public String name() {
    return "targeted-support-assessment-age";
  }

  @Override
  public Set<String> types() {
    return TargetedSupport.TYPES;
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    int months = setting.number("months", 6);
    var findings = new ArrayList<Finding>();
    for (var request : TargetedSupport.requests(incoming)) {
      if (!request.resource().hasAuthoredOn()) {
        findings.add(
            Finding.lasting(
                name(),
                request.at("authoredOn"),
                "The request has no date.",
                "Say when the request was made."));
        continue;
      }
      var asked = TargetedSupport.day(request.resource().getAuthoredOn());
      var assessed = assessed(incoming, request.resource().getSubject().getReference(), asked);
      if (assessed.map(day -> day.plusMonths(months).isBefore(asked)).orElse(true)) {
        findings.add(
            Finding.passing(
                name(),
                request.at("authoredOn"),
                "No assessment of this child was completed within %d months before the request."
                    .formatted(months),
                "Complete the assessment, or go through it again; the request is then tried again by itself."));
      }
    }
    return findings;
  }

  private static Optional<LocalDate> assessed(Incoming incoming, String child, LocalDate asked) {
    return incoming
        .family(QuestionnaireResponse.class)
        .filter(answers -> answers.hasAuthored() && isComplete(answers))
        .filter(answers -> Codes.isOfClass(answers, "assessment"))
        .filter(
            answers ->
                TargetedSupport.concerns(incoming, answers.getSubject().getReference(), child))
        .map(answers -> TargetedSupport.day(answers.getAuthored()))
        .filter(day -> !day.isAfter(asked))
        .max(Comparator.naturalOrder());
  }

  private static boolean isComplete(QuestionnaireResponse answers) {
    return answers.getStatus() == QuestionnaireResponseStatus.COMPLETED
        || answers.getStatus() == QuestionnaireResponseStatus.AMENDED;
  }
}
