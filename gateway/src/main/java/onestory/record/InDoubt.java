package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import onestory.identity.Match;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;

/** A message is held because it can't be told who somebody in it is: a person is to be asked. */
final class InDoubt extends ProblemFound {

  private static final long serialVersionUID = 1L;

  /**
   * What a person needs to decide it.
   *
   * @param fingerprint of what the message tells of the person
   * @param told what the message tells of the person
   */
  record Doubt(Match.Conflict conflict, String fingerprint, JsonNode told) {}

  private final transient Doubt doubt;

  InDoubt(Problem problem, Doubt doubt) {
    super(Treatment.HOLD, problem);
    this.doubt = doubt;
  }

  Doubt doubt() {
    return doubt;
  }
}
