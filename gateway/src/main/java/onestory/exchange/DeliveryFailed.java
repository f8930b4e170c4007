package onestory.exchange;

import java.util.Optional;

/** A delivery did not succeed, or is not known to have succeeded. */
public final class DeliveryFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final FailureClass failure;
  private final transient Optional<String> retryAfter;

  /**
   * @param detail for the engineer: a status or the kind of error, never content
   */
  public DeliveryFailed(FailureClass failure, String detail) {
    this(failure, detail, Optional.empty());
  }

  /**
   * @param detail for the engineer: a status or the kind of error, never content
   * @param retryAfter the partner's Retry-After header, as it came
   */
  public DeliveryFailed(FailureClass failure, String detail, Optional<String> retryAfter) {
    super(detail);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  /** How long the partner asks to be left alone, as it said it. */
  public Optional<String> retryAfter() {
    return retryAfter;
  }

  public FailureClass failure() {
    return failure;
  }
}
