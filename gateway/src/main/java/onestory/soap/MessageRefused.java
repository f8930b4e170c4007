package onestory.soap;

import onestory.problem.Problem;

/** A message that cannot be accepted, and why. */
public final class MessageRefused extends Exception {

  private final transient Problem problem;

  MessageRefused(Problem problem) {
    super(problem.rule() + " at " + problem.at());
    this.problem = problem;
  }

  /** Why. */
  public Problem problem() {
    return problem;
  }
}
