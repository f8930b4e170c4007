package onestory.exchange;

import java.io.IOException;
import java.util.Optional;

/** A partner answered with a status that its client need not look into. */
public final class AnswerRefused extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Optional<String> retryAfter;

  /**
   * @param retryAfter the header as it came
   */
  public AnswerRefused(int status, Optional<String> retryAfter) {
    super("status " + status);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** What it comes to. */
  public DeliveryFailed failed() {
    return new DeliveryFailed(
        FailureClass.ofStatus(status, retryAfter.isPresent()), "HTTP " + status, retryAfter);
  }
}
