package onestory.work;

import java.time.Instant;
import java.util.Optional;

/** Ends work that can't be done now, and has not failed: it is looked at again then. */
public final class NotYet extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Instant> until;

  /**
   * @param until when to look again; empty: after the longest wait between two tries
   */
  public NotYet(Optional<Instant> until) {
    super(null, null, false, false);
    this.until = until;
  }

  Optional<Instant> until() {
    return until;
  }
}
