package onestory.exchange;

import java.util.UUID;

/** One organisation's share of one family's record. */
record StepKey(String organisation, UUID family) {

  static StepKey of(String text) {
    int bar = text.indexOf('|');
    return new StepKey(text.substring(0, bar), UUID.fromString(text.substring(bar + 1)));
  }

  String text() {
    return organisation + "|" + family;
  }
}
