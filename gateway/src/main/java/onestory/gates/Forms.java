package onestory.gates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire;

/** The councils' forms that the guide has, and the answers that each may hold. */
public final class Forms {

  private static final String OURS = Codes.BASE + "Questionnaire/";

  private final Map<String, Set<String>> answers = new HashMap<>();

  /**
   * @param questionnaires the forms
   */
  public Forms(Iterable<Questionnaire> questionnaires) {
    for (var questionnaire : questionnaires) {
      var linkIds = new HashSet<String>();
      gather(questionnaire.getItem(), linkIds);
      answers.put(questionnaire.getUrl(), linkIds);
    }
  }

  /** The numbers of the form's answers; nothing when there is no such form. */
  Optional<Set<String>> answersOf(String canonical) {
    return Optional.ofNullable(answers.get(url(canonical)));
  }

  /** Whether this form is one that the guide ought to have. */
  static boolean isOurs(String canonical) {
    return canonical != null && canonical.startsWith(OURS);
  }

  /** Whether these are answers of the form of that name, in whichever version. */
  static boolean isOf(String canonical, String form) {
    return canonical != null && url(canonical).equals(OURS + form);
  }

  private static String url(String canonical) {
    int version = canonical.indexOf('|');
    return version < 0 ? canonical : canonical.substring(0, version);
  }

  private static void gather(
      List<Questionnaire.QuestionnaireItemComponent> items, Set<String> linkIds) {
    for (var item : items) {
      linkIds.add(item.getLinkId());
      gather(item.getItem(), linkIds);
    }
  }
}
