package onestory.fhir;

import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Set;
import java.util.TreeSet;
import onestory.councils.Directory;
import onestory.timescales.HappeningKind;
import onestory.timescales.Timescale;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * The rules that the councils' files name: a search for one that there is not would find nothing,
 * and nobody would see that it was written wrong.
 */
@Component
final class RuleIds {

  static final String SYSTEM = "https://onestory.example/fhir/CodeSystem/timescale";

  private final Set<String> ids = new TreeSet<>();
  private final Set<String> byHand = new TreeSet<>();

  RuleIds(Directory directory) {
    directory.councils().stream().flatMap(council -> council.rules().stream()).forEach(this::add);
  }

  private void add(Timescale rule) {
    ids.add(rule.id());
    if (rule.until().contains(HappeningKind.DONE_BY_HAND)) {
      byHand.add(rule.id());
    }
  }

  /** Nothing to say against a code that is no rule's at all. */
  void requireKnown(TokenParam code) {
    if (code != null && SYSTEM.equals(code.getSystem()) && !ids.contains(code.getValue())) {
      throw new InvalidRequestException(
          "code: no timescale of that id; use one of %s.".formatted(String.join(", ", ids)));
    }
  }

  /**
   * A clock follows from the record: only where its rule says so can somebody say that it is done.
   */
  void requireByHand(Task task) {
    boolean followsOnly =
        task.getCode().getCoding().stream()
            .filter(coding -> SYSTEM.equals(coding.getSystem()))
            .anyMatch(coding -> !byHand.contains(coding.getCode()));
    if (followsOnly) {
      throw new UnprocessableEntityException(
          "contribution/clock at Task.status: this is done when what it waits for is told; tell that.");
    }
  }
}
