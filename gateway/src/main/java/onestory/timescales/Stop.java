package onestory.timescales;

/**
 * How a clock came to its end.
 *
 * @param met whether by what it waited for
 */
record Stop(boolean met, Moment at, String by) {

  static Stop met(Happening by) {
    return new Stop(true, by.at(), by.reference());
  }

  static Stop ended(Happening by) {
    return new Stop(false, by.at(), by.reference());
  }

  /** Never before it began. */
  Stop notBefore(Moment start) {
    return at.isBefore(start) ? new Stop(met, start, by) : this;
  }
}
