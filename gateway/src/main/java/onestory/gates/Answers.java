package onestory.gates;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** Which questions a message answers. */
final class Answers {

  private Answers() {}

  /**
   * The numbers of the answers given to a form, in whichever of its responses: one for each child,
   * one for the family, one for each who spoke.
   */
  static Set<String> given(Incoming incoming, String questionnaire) {
    var answered = new HashSet<String>();
    incoming.told(QuestionnaireResponse.class).stream()
        .map(Incoming.Told::resource)
        .filter(response -> questionnaire.equals(response.getQuestionnaire()))
        .forEach(response -> gather(response.getItem(), answered));
    return answered;
  }

  static void gather(List<QuestionnaireResponseItemComponent> items, Set<String> answered) {
    for (var item : items) {
      if (item.getAnswer().stream().anyMatch(a -> a.hasValue() && isSaid(a.getValue()))) {
        answered.add(item.getLinkId());
      }
      gather(item.getItem(), answered);
    }
  }

  private static boolean isSaid(org.hl7.fhir.r4.model.Type value) {
    return !value.isPrimitive() || !value.primitiveValue().isBlank();
  }
}
