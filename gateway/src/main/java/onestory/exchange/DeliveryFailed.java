package onestory.exchange;

/** A delivery did not succeed, or is not known to have succeeded. */
public final class DeliveryFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final FailureClass failure;

  /**
   * @param detail for the engineer: a status or the kind of error, never content
   */
  public DeliveryFailed(FailureClass failure, String detail) {
    super(detail);
    this.failure = failure;
  }

  public FailureClass failure() {
    return failure;
  }
}
