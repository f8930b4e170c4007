package onestory.gates;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Answers are answers of a form that is known, in the version that is known. */
record UnknownForm(Forms forms) implements Gate {

  @Override
  public String name() {
    return "unknown-form";
  }

  @Override
  public Set<String> types() {
    return Set.of("QuestionnaireResponse");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    return incoming.told(QuestionnaireResponse.class).stream()
        .filter(told -> Forms.isOurs(told.resource().getQuestionnaire()))
        .filter(told -> forms.answersOf(told.resource().getQuestionnaire()).isEmpty())
        .map(
            told ->
                Finding.lasting(
                    name(),
                    told.at("questionnaire"),
                    "There is no such form, or not in this version.",
                    "Add its Questionnaire to the guide, or correct the form's code at the source."))
        .toList();
  }
}
