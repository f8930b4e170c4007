package onestory.retention;

/** A record may not be erased now; the message is a code, such as {@code legal-hold}. */
public final class NotErasable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotErasable(String code) {
    super(code, null, false, false);
  }
}
