package onestory.gates;

import onestory.problem.Problem;

/**
 * What a gate met in a message.
 *
 * @param problem what, where, and what to do
 * @param mayPass whether what the family's record still lacks may come and let the message through
 * @param rests on what it rests: so much can be known while the sender is still there
 */
public record Finding(Problem problem, boolean mayPass, Rests rests) {

  /** On what a finding rests. */
  public enum Rests {
    /** On what the message itself says: no other message changes it. */
    ON_THE_MESSAGE,
    /** On what is recorded: sure when all that was told before is recorded. */
    ON_THE_RECORD,
    /** On what is not recorded: it may be on its way. */
    ON_A_GAP
  }

  /** The message is wrong in itself. */
  static Finding lasting(String gate, String at, String says, String remedy) {
    return new Finding(problem(gate, at, says, remedy), false, Rests.ON_THE_MESSAGE);
  }

  /** What is recorded stands against the message. */
  static Finding against(String gate, String at, String says, String remedy) {
    return new Finding(problem(gate, at, says, remedy), false, Rests.ON_THE_RECORD);
  }

  /** What is recorded stands against the message, but a newer entry may come and speak for it. */
  static Finding outdated(String gate, String at, String says, String remedy) {
    return new Finding(problem(gate, at, says, remedy), true, Rests.ON_THE_RECORD);
  }

  /** The record lacks something that may come. */
  static Finding passing(String gate, String at, String says, String remedy) {
    return new Finding(problem(gate, at, says, remedy), true, Rests.ON_A_GAP);
  }

  private static Problem problem(String gate, String at, String says, String remedy) {
    return new Problem("gate/" + gate, at, says, remedy);
  }
}
