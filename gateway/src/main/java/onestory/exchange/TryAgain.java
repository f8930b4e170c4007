package onestory.exchange;

/** Ends an attempt whose failure is already recorded, so that it is made again after a back-off. */
final class TryAgain extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TryAgain() {
    super(null, null, false, false);
  }
}
