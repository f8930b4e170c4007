package onestory.problem;

import java.util.Collection;
import java.util.TreeSet;

/**
 * What somebody asked of the gateway's operations can't be answered; says which part of the request
 * is the reason, and what to write instead. Holds nothing of the request itself.
 */
public final class Unanswerable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  private Unanswerable(int status, Problem problem) {
    super(problem.says(), null, false, false);
    this.status = status;
    this.problem = problem;
  }

  /** Something is named that there is not, or not for whoever asks. */
  public static Unanswerable unknown(String parameter, String says, String remedy) {
    return new Unanswerable(404, new Problem("unknown", parameter, says, remedy));
  }

  /** A parameter, or a field of the body, that is needed is missing. */
  public static Unanswerable missing(String parameter) {
    return new Unanswerable(
        400, new Problem("missing", parameter, parameter + " is missing.", "Send it."));
  }

  /** A parameter, or a field of the body, can't be read. */
  public static Unanswerable unreadable(String parameter, String remedy) {
    return new Unanswerable(
        400, new Problem("unreadable", parameter, parameter + " cannot be read.", remedy));
  }

  /** Answers a value that is one of those; nothing is ever left out in silence. */
  public static String oneOf(String parameter, Collection<String> values, String asked) {
    if (!values.contains(asked)) {
      throw unreadable(parameter, "Send one of " + String.join(", ", new TreeSet<>(values)) + ".");
    }
    return asked;
  }

  /** The HTTP status that says so. */
  public int status() {
    return status;
  }

  public Problem problem() {
    return problem;
  }
}
