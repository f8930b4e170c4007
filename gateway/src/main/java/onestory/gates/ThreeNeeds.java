package onestory.gates;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** A whole-family assessment names at least so many different needs (DOMAIN.md PLN-07). */
final class ThreeNeeds implements Gate {

  private static final String NEED = Codes.BASE + "CodeSystem/supporting-families-need";

  @Override
  public String name() {
    return "three-needs";
  }

  @Override
  public Set<String> types() {
    return Set.of("Condition");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    int wanted = setting.number("needs", 3);
    var assessed =
        incoming.told(QuestionnaireResponse.class).stream()
            .anyMatch(told -> Codes.isOfClass(told.resource(), "assessment"));
    if (!assessed || incoming.told(Condition.class).isEmpty()) {
      return List.of();
    }
    long needs =
        incoming
            .family(Condition.class)
            .flatMap(need -> need.getCode().getCoding().stream())
            .filter(coding -> NEED.equals(coding.getSystem()))
            .map(Coding::getCode)
            .distinct()
            .count();
    return needs >= wanted
        ? List.of()
        : List.of(
            Finding.lasting(
                name(),
                incoming.told(Condition.class).get(0).at(),
                "The assessment names %d different needs; the council asks for %d."
                    .formatted(needs, wanted),
                "See whether other needs of the family were missed."));
  }
}
