package onestory.gates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Each of the outcome areas was considered: its answer is there (DOMAIN.md PLN-08). */
final class TenAreas implements Gate {

  @Override
  public String name() {
    return "ten-areas";
  }

  @Override
  public Set<String> types() {
    return Set.of("QuestionnaireResponse");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var form = setting.word("questionnaire", "");
    var responses =
        incoming.told(QuestionnaireResponse.class).stream()
            .filter(told -> Forms.isOf(told.resource().getQuestionnaire(), form))
            .toList();
    if (responses.isEmpty()) {
      return List.of();
    }
    // one form may be told in several responses: one for each child, and one for the family
    var answered = new HashSet<String>();
    responses.forEach(told -> Answers.gather(told.resource().getItem(), answered));
    var findings = new ArrayList<Finding>();
    for (var area : setting.list("answers")) {
      if (!answered.contains(area)) {
        findings.add(
            Finding.lasting(
                name(),
                responses.get(0).at("item.where(linkId='" + area + "')"),
                "This outcome area was not considered.",
                "Say what was found, if only that there is nothing."));
      }
    }
    return findings;
  }
}
