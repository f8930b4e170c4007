package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** Each answer is one that its form has: an answer that nobody knows must not get lost. */
record UnknownAnswer(Forms forms) implements Gate {

  @Override
  public String name() {
    return "unknown-answer";
  }

  @Override
  public Set<String> types() {
    return Set.of("QuestionnaireResponse");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var told : incoming.told(QuestionnaireResponse.class)) {
      if (told.resource().hasQuestionnaire()) {
        forms
            .answersOf(told.resource().getQuestionnaire())
            .ifPresent(known -> look(told.at(), told.resource().getItem(), known, findings));
      }
    }
    return findings;
  }

  private void look(
      String at,
      List<QuestionnaireResponseItemComponent> items,
      Set<String> known,
      List<Finding> findings) {
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var here = at + ".item[" + i + "]";
      if (!known.contains(item.getLinkId())) {
        findings.add(
            Finding.lasting(
                name(),
                here + ".linkId",
                "The form has no answer of this number.",
                "Add it to the form's Questionnaire, or correct the number at the source."));
      }
      look(here, item.getItem(), known, findings);
    }
  }
}
