package onestory;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says why the gateway did not start in the words of whoever stopped it, and nothing else: below
 * two hundred lines of stack traces nobody finds the file, the line and what to do.
 */
final class FailedStart implements FailureAnalyzer {

  private static final Set<Class<?>> SAID =
      Set.of(
          IllegalArgumentException.class, IllegalStateException.class, UncheckedIOException.class);

  @Override
  public FailureAnalysis analyze(Throwable failure) {
    return causes(failure)
        .filter(FailedStart::isOurs)
        .reduce((above, below) -> below)
        .map(cause -> new FailureAnalysis(cause.getMessage(), null, cause))
        .or(
            () ->
                causes(failure)
                    .filter(SQLException.class::isInstance)
                    .findFirst()
                    .map(FailedStart::database))
        .orElse(null);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  /** What was thrown on purpose: a slip of ours keeps its stack trace. */
  private static boolean isOurs(Throwable cause) {
    var stack = cause.getStackTrace();
    return cause.getMessage() != null
        && stack.length > 0
        && stack[0].getClassName().startsWith("onestory.")
        && (cause.getClass().getName().startsWith("onestory.") || SAID.contains(cause.getClass()));
  }

  private static FailureAnalysis database(Throwable cause) {
    return new FailureAnalysis(
        "The database cannot be used: " + cause.getMessage(),
        "Look at spring.datasource.url, spring.datasource.username and spring.datasource.password"
            + " (docs/operating.md, \"A database of your own\").",
        cause);
  }
}
