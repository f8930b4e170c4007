package onestory.exchange;

import java.util.Locale;
import java.util.Optional;
import onestory.councils.Partner;

/** What an organisation answered to a recall. */
public enum RecallAnswer {
  /** It holds it no more. */
  REMOVED,
  /** It keeps it, and nobody may use it. */
  RESTRICTED,
  /** It has the notice; whether a person acted on it is not known. */
  ACKNOWLEDGED,
  /** It will not: it still holds it, and a person must look. */
  REFUSED,
  /** It was asked and could not be reached: it is asked again. */
  UNREACHABLE,
  /** It may hold it again before it gave it up: nothing is asked any more. */
  LAPSED;

  /** As in the table. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The answer of this code, if there is such a one. */
  public static Optional<RecallAnswer> of(String code) {
    for (var answer : values()) {
      if (answer.code().equals(code)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  /** What a success means that says no more than that. */
  static RecallAnswer ofSuccess(Partner.Recall way) {
    return way == Partner.Recall.DELETE ? REMOVED : ACKNOWLEDGED;
  }
}
