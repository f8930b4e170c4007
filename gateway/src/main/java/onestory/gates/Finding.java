package onestory.gates;

import onestory.problem.Problem;

/**
 * What a gate met in a message.
 *
 * @param problem what, where, and what to do
 * @param mayPass whether what the family's record still lacks may come and let the message through
 */
public record Finding(Problem problem, boolean mayPass) {

  static Finding lasting(String gate, String at, String says, String remedy) {
    return new Finding(new Problem("gate/" + gate, at, says, remedy), false);
  }

  static Finding passing(String gate, String at, String says, String remedy) {
    return new Finding(new Problem("gate/" + gate, at, says, remedy), true);
  }
}
