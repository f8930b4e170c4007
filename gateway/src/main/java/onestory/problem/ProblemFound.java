package onestory.problem;

/**
 * A message cannot take effect, through a fault of its own or of its circumstances; trying again
 * alone won't help.
 */
public class ProblemFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What becomes of the message. */
  public enum Treatment {
    /** Refused to the caller, who is still there; nothing is kept. */
    REFUSE,
    /** Kept for a person to look at. */
    HOLD,
    /** Kept until something else of the same family has been recorded, then tried again. */
    WAIT
  }

  private final transient Problem problem;
  private final Treatment treatment;

  public ProblemFound(Treatment treatment, Problem problem) {
    super(problem.rule() + " at " + problem.at() + ": " + problem.says());
    this.treatment = treatment;
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  public Treatment treatment() {
    return treatment;
  }
}
