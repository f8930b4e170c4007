package onestory.clocks;

import static onestory.timescales.HappeningKind.HELP_AGREED;
import static onestory.timescales.HappeningKind.HELP_REFUSED;
import static onestory.timescales.HappeningKind.HELP_WITHDRAWN;
import static onestory.timescales.HappeningKind.YOUNG_PERSON_AGREED;

import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;
import onestory.timescales.Moment;

/** Early help agreed to, refused, withdrawn from; by the young person or by somebody for them. */
final class HelpHappenings {

  private HelpHappenings() {}

  static Stream<Happening> of(Outline family) {
    return Said.all(family, "Consent")
        .filter(one -> one.isCoded("/category", "consent-category", "early-help-participation"))
        .flatMap(HelpHappenings::of);
  }

  private static Stream<Happening> of(Said consent) {
    var child = consent.child("/patient");
    var given = consent.moment("/dateTime");
    return switch (consent.text("/status")) {
      case "rejected" -> consent.happened(HELP_REFUSED, child, "", given);
      // the day it was given stays with it; it was withdrawn when its source first said so
      case "inactive" ->
          Stream.of(
              consent.happened(HELP_WITHDRAWN, child, "", Moment.ofDay(consent.since().day())));
      case "active" ->
          Stream.concat(
              consent.happened(HELP_AGREED, child, "", given),
              isOwn(consent)
                  ? consent.happened(YOUNG_PERSON_AGREED, child, "", given)
                  : Stream.empty());
      default -> Stream.empty();
    };
  }

  static boolean isOwn(Said consent) {
    return consent
        .each("/performer")
        .anyMatch(by -> by.path("reference").asText().equals(consent.text("/patient/reference")));
  }
}
