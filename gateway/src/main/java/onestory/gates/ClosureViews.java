package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * Early help closes with a reason, and with what the council's form asks for: the views of the
 * family and of the professionals, what was offered (DOMAIN.md CON-19, CLO-04, CLO-05).
 */
final class ClosureViews implements Gate {

  private static final String REASON = Codes.BASE + "StructureDefinition/closure-reason";

  @Override
  public String name() {
    return "closure-views";
  }

  @Override
  public Set<String> types() {
    return Set.of("EpisodeOfCare", "QuestionnaireResponse");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var closing =
        incoming.told(EpisodeOfCare.class).stream()
            .filter(told -> told.resource().getStatus() == EpisodeOfCareStatus.FINISHED)
            .toList();
    var findings = new ArrayList<Finding>();
    var forms =
        incoming.told(QuestionnaireResponse.class).stream()
            .filter(told -> Codes.isOfClass(told.resource(), "closure"))
            .toList();
    if (!forms.isEmpty()) {
      closing.stream()
          .filter(told -> !told.resource().hasExtension(REASON))
          .forEach(told -> findings.add(missing(told.at("extension(closure-reason)"), "why")));
      var form = forms.get(0);
      var answered = Answers.given(incoming, form.resource().getQuestionnaire());
      for (var answer : setting.list("answers")) {
        if (!answered.contains(answer)) {
          findings.add(missing(form.at("item.where(linkId='" + answer + "')"), answer));
        }
      }
    }
    return findings;
  }

  private Finding missing(String at, String what) {
    return Finding.lasting(
        name(),
        at,
        "The end of early help is told without this: " + what.replace('-', ' ') + ".",
        "Ask the family and the professionals, and send the closure with it.");
  }
}
