package onestory.soap;

import java.util.Optional;

/**
 * Tells from another room's exception what is wrong with the message; empty when the message isn't
 * to blame.
 */
public interface ProblemSource {

  /** What the sender should hear. */
  Optional<Problem> of(Throwable thrown);
}
