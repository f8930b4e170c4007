package onestory.forms;

import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;

/** Makes refusals: nothing of the message is kept, and the sender hears why. */
final class Refusals {

  private Refusals() {}

  static ProblemFound refused(String rule, String at, String says, String remedy) {
    return new ProblemFound(Treatment.REFUSE, new Problem(rule, at, says, remedy));
  }
}
