package onestory.gates;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * An assessment is final when the family has read its final version and agreed to it, not before
 * (DOMAIN.md CON-18, FLD-20).
 */
final class AssessmentAgreed implements Gate {

  private static final String AGREED_BY = Codes.BASE + "StructureDefinition/agreed-by";
  private static final String AGREED_ON = Codes.BASE + "StructureDefinition/agreed-on";

  @Override
  public String name() {
    return "assessment-agreed";
  }

  @Override
  public Set<String> types() {
    return Set.of("QuestionnaireResponse");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    // one form is told in several responses, each saying the same of it
    return Assessments.becomingFinal(incoming, setting).stream()
        .flatMap(told -> look(told).stream())
        .limit(1)
        .toList();
  }

  private Optional<Finding> look(Incoming.Told<QuestionnaireResponse> told) {
    var answers = told.resource();
    if (!answers.hasExtension(AGREED_BY)) {
      return Optional.of(
          Finding.lasting(
              name(),
              told.at("extension(agreed-by)"),
              "The final assessment does not say by whom of the family it was agreed.",
              "Go through the final version with the family; then send it with who agreed to it."));
    }
    var finished = Moments.day(answers.getAuthoredElement());
    return on(answers)
        .filter(agreed -> finished.filter(agreed::isAfter).isPresent())
        .map(
            late ->
                Finding.lasting(
                    name(),
                    told.at("extension(agreed-on)"),
                    "The assessment was finished before the family had agreed to it.",
                    "Correct the days, or finish it when the family has agreed."));
  }

  private static Optional<LocalDate> on(QuestionnaireResponse answers) {
    var extension = answers.getExtensionByUrl(AGREED_ON);
    return extension != null && extension.getValue() instanceof BaseDateTimeType on
        ? Moments.day(on)
        : Optional.empty();
  }
}
