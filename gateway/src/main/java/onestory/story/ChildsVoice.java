package onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;

/** Words exactly as they were said, and by whom: the child's first, then what others said. */
record ChildsVoice(Telling telling) implements Chapter {

  private static final String SAID_BY = "https://onestory.example/fhir/StructureDefinition/said-by";

  private record Saying(QuestionnaireResponse response, String words, Reference by) {}

  @Override
  public void tell(Prose prose, Set<String> entries) {
    List<Saying> sayings = new ArrayList<>();
    for (var response : telling.told().all(QuestionnaireResponse.class)) {
      if (InformationClass.of(response).equals(Optional.of("voice"))) {
        response.getItem().forEach(item -> gather(response, item, null, sayings));
      }
    }
    sayings.stream().filter(this::isChilds).forEach(saying -> say(saying, prose, entries));
    var others = sayings.stream().filter(saying -> !isChilds(saying)).toList();
    if (!others.isEmpty()) {
      prose.heading(telling.wording().of("childs-voice.others"));
      others.forEach(saying -> say(saying, prose, entries));
    }
  }

  private void gather(
      QuestionnaireResponse response,
      QuestionnaireResponseItemComponent item,
      Reference above,
      List<Saying> sayings) {
    var extension = item.getExtensionByUrl(SAID_BY);
    var by = extension == null ? above : (Reference) extension.getValue();
    item.getAnswer().stream()
        .filter(answer -> answer.hasValueStringType())
        .forEach(
            answer ->
                sayings.add(new Saying(response, answer.getValueStringType().getValue(), by)));
    item.getItem().forEach(nested -> gather(response, nested, by, sayings));
  }

  private boolean isChilds(Saying saying) {
    return saying.by() != null
        && telling.told().find(saying.by(), Patient.class).filter(Subjects::isChild).isPresent();
  }

  private void say(Saying saying, Prose prose, Set<String> entries) {
    entries.add(Key.of(saying.response()));
    String by =
        saying.by() == null
            ? telling
                .wording()
                .of("childs-voice.someone", telling.names().about(saying.response().getSubject()))
            : telling.names().who(saying.by());
    String day = Dates.day(saying.response().getAuthoredElement()).map(on -> ", " + on).orElse("");
    prose.said(saying.words(), by + day);
  }
}
