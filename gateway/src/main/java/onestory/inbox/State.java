package onestory.inbox;

import java.util.Locale;

/**
 * Where an accepted message stands; every message is always in exactly one of these (TRUST.md 1.2).
 */
public enum State {
  /** Kept, and not yet processed. */
  ACCEPTED,
  /** In the family's record. */
  DONE,
  /** Older than what was already recorded under its id: it changed nothing. */
  SUPERSEDED,
  /** It refers to something not yet recorded, and is tried again when its family's record grows. */
  WAITING,
  /** A person must look at it; the reason says why. */
  HELD;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
