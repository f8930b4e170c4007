package onestory.schools;

import java.time.Duration;
import onestory.exchange.FailureClass;

/** A school's system could not be read to the end; it is read again from where it was. */
final class ReadFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureClass failure;
  private final transient Duration pause;

  ReadFailed(FailureClass failure, String what) {
    this(failure, what, Duration.ZERO);
  }

  /**
   * @param what what happened, without anything the school said
   * @param pause how long the school asks to be left alone
   */
  ReadFailed(FailureClass failure, String what, Duration pause) {
    super(what, null, false, false);
    this.failure = failure;
    this.pause = pause;
  }

  FailureClass failure() {
    return failure;
  }

  Duration pause() {
    return pause;
  }
}
