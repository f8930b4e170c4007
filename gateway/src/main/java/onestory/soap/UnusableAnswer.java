package onestory.soap;

/**
 * A partner answered, but not with what its contract has: what it did is unknown, so it counts as
 * not done.
 */
public final class UnusableAnswer extends Exception {

  UnusableAnswer(String says) {
    super(says);
  }
}
