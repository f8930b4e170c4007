package onestory.exchange;

/** What is known of a delivery that failed (TRUST.md 8). */
public enum FailureClass {
  /** It never reached the partner: try again. */
  NOT_SENT,
  /** It may have taken effect: try again, with the same ids. */
  AMBIGUOUS,
  /** The partner asks for a pause: try again later. */
  THROTTLED,
  /** The partner does not accept our credentials: it is left alone until an operator resumes it. */
  CREDENTIALS,
  /** The partner refuses this very content: a person must look. */
  REJECTED,
  /** We could not make the partner's format: a person must look. */
  OURS;

  /** The class of an HTTP status that is not a success. */
  public static FailureClass ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> CREDENTIALS;
      case 429 -> THROTTLED;
      case 400, 404, 405, 406, 409, 410, 412, 413, 415, 422 -> REJECTED;
      default -> AMBIGUOUS; // 5xx, and a redirect, which is never followed
    };
  }

  /** The same, where it said how long to wait: then a 503 is no accident (TRUST 8). */
  public static FailureClass ofStatus(int status, boolean saysWhen) {
    return status == 503 && saysWhen ? THROTTLED : ofStatus(status);
  }

  /** Whether it stops everything to that partner, not only this family's share. */
  public boolean pausesPartner() {
    return this == THROTTLED || this == CREDENTIALS;
  }

  /** Whether trying again may succeed without a person. */
  public boolean passing() {
    return this != REJECTED && this != OURS;
  }
}
