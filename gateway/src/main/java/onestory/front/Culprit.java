package onestory.front;

import java.util.Arrays;

/**
 * What failed, for the log: the innermost exception's class and where in our code it came from. Not
 * what it says, which may be SQL, a path, or a family's words.
 */
public final class Culprit {

  private Culprit() {}

  /** Such as {@code java.sql.SQLException at onestory.record.RecordStore:51}. */
  public static String of(Throwable thrown) {
    Throwable innermost = thrown;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    return innermost.getClass().getName()
        + Arrays.stream(innermost.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("onestory."))
            .findFirst()
            .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
            .orElse("");
  }
}
