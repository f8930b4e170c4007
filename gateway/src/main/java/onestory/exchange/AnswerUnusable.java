package onestory.exchange;

/**
 * A partner answered, but not with what its contract has: what it did is unknown, so it counts as
 * not done (TRUST 7.68).
 */
public final class AnswerUnusable extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param says what is wrong, in our words and not the partner's
   */
  public AnswerUnusable(String says) {
    super(says);
  }
}
