package onestory.audit;

/** No event may be ended now; the message is a code, such as {@code second-person}. */
public final class NotCuttable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotCuttable(String code) {
    super(code, null, false, false);
  }
}
