package onestory.story;

import java.util.Set;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** What was answered in a form, where the form says which part of a story the answer belongs to. */
record Answers(Telling telling, Part part) implements Chapter {

  @Override
  public void tell(Prose prose, Set<String> entries) {
    for (var response : telling.told().all(QuestionnaireResponse.class)) {
      if (InformationClass.of(response).filter("assessment"::equals).isPresent()) {
        response.getItem().forEach(item -> item(response, item, prose, entries));
      }
    }
  }

  private void item(
      QuestionnaireResponse response,
      QuestionnaireResponseItemComponent item,
      Prose prose,
      Set<String> entries) {
    var question = question(response, item);
    if (question.part().equals(part.code())) {
      item.getAnswer().stream()
          .filter(answer -> answer.hasValueStringType())
          .forEach(
              answer -> {
                entries.add(Key.of(response));
                prose.paragraph(
                    line -> {
                      telling.about(response.getSubject(), line);
                      line.text(question.before());
                      line.words(answer.getValueStringType().getValue());
                    });
              });
    }
    item.getItem().forEach(nested -> item(response, nested, prose, entries));
  }

  private QuestionTexts.Question question(
      QuestionnaireResponse response, QuestionnaireResponseItemComponent item) {
    return telling
        .wording()
        .questions()
        .of(response.getQuestionnaire(), item.getLinkId())
        .orElse(QuestionTexts.UNKNOWN);
  }
}
