package onestory.schools;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.springframework.stereotype.Component;

/**
 * What each mark of a school's register counts as (DOMAIN.md 3.b, the codes of 19 August 2024):
 * read from the code system attendance-mark. A mark that is not there is never guessed.
 */
@Component
final class AttendanceMarks {

  private final Map<String, Counting> countings = new HashMap<>();

  AttendanceMarks() {
    var definition =
        new Definitions()
            .ofKind("code-systems").stream()
                .filter(each -> each.name().equals("attendance-mark"))
                .findFirst()
                .orElseThrow();
    FhirContext.forR4Cached()
        .newJsonParser()
        .parseResource(CodeSystem.class, new String(definition.json(), StandardCharsets.UTF_8))
        .getConcept()
        .forEach(mark -> countings.put(mark.getCode(), counting(mark)));
  }

  /** How one session under a mark counts. */
  private record Counting(String as, boolean possible) {}

  /** How many sessions had a mark. */
  record Given(String mark, int sessions) {}

  /** The sums over these marks; empty when one of them is not known. */
  Optional<Sessions> sum(List<Given> marks) {
    var sum = Sessions.NONE;
    for (var given : marks) {
      var counting = countings.get(given.mark());
      if (counting == null) {
        return Optional.empty();
      }
      sum = sum.and(sessions(counting, given.sessions()));
    }
    return Optional.of(sum);
  }

  private static Sessions sessions(Counting counting, int n) {
    if (!counting.possible()) {
      return Sessions.NONE;
    }
    return switch (counting.as()) {
      case "present" -> new Sessions(n, n, 0, 0);
      case "authorised" -> new Sessions(n, 0, n, 0);
      case "unauthorised" -> new Sessions(n, 0, 0, n);
      default -> throw new IllegalStateException(counting.as() + " can't be a possible session");
    };
  }

  private static Counting counting(ConceptDefinitionComponent mark) {
    String as = "";
    boolean possible = false;
    for (var property : mark.getProperty()) {
      switch (property.getCode()) {
        case "counts-as" -> as = property.getValue().primitiveValue();
        case "possible" -> possible = property.getValueBooleanType().booleanValue();
        default -> {}
      }
    }
    return new Counting(as, possible);
  }
}
