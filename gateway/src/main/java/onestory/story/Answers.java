package onestory.story;

import java.util.List;
import java.util.Optional;
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
      if (!InformationClass.of(response).equals(Optional.of("voice"))) {
        items(response, response.getItem(), prose, entries);
      }
    }
  }

  private void items(
      QuestionnaireResponse response,
      List<QuestionnaireResponseItemComponent> items,
      Prose prose,
      Set<String> entries) {
    for (var item : items) {
      telling
          .wording()
          .questions()
          .of(response.getQuestionnaire(), item.getLinkId())
          .filter(question -> part.code().equals(question.part()))
          .ifPresent(
              question ->
                  item.getAnswer().stream()
                      .filter(answer -> answer.hasValueStringType())
                      .forEach(
                          answer -> {
                            entries.add(Key.of(response));
                            prose.paragraph(
                                line -> {
                                  telling.about(response.getSubject(), line);
                                  line.text(question.text() + " ");
                                  line.words(answer.getValueStringType().getValue());
                                });
                          }));
      items(response, item.getItem(), prose, entries);
    }
  }
}
