package onestory.fhir;

import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Set;
import java.util.TreeSet;
import onestory.councils.Directory;
import org.springframework.stereotype.Component;

/**
 * The rules that the councils' files name: a search for one that there is not would find nothing,
 * and nobody would see that it was written wrong.
 */
@Component
final class RuleIds {

  static final String SYSTEM = "https://onestory.example/fhir/CodeSystem/timescale";

  private final Set<String> ids;

  RuleIds(Directory directory) {
    ids = new TreeSet<>();
    directory.councils().forEach(council -> council.rules().forEach(rule -> ids.add(rule.id())));
  }

  /** Nothing to say against a code that is no rule's at all. */
  void requireKnown(TokenParam code) {
    if (code != null && SYSTEM.equals(code.getSystem()) && !ids.contains(code.getValue())) {
      throw new InvalidRequestException(
          "code: no timescale of that id; use one of %s.".formatted(String.join(", ", ids)));
    }
  }
}
