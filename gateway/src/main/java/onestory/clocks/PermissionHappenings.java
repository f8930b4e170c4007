package onestory.clocks;

import static onestory.timescales.HappeningKind.PERMISSION_ENDED;
import static onestory.timescales.HappeningKind.PERMISSION_GIVEN;
import static onestory.timescales.HappeningKind.TURNED_SIXTEEN;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;
import onestory.timescales.Moment;

/**
 * Permissions to share given and run out; and young people who turn sixteen while somebody else's
 * consent for them stands (DOMAIN.md GAP-09).
 */
final class PermissionHappenings {

  private static final int OF_AGE = 16;

  private PermissionHappenings() {}

  static Stream<Happening> of(Outline family) {
    var born =
        Said.all(family, "Patient")
            .filter(child -> child.day("/birthDate").isPresent())
            .collect(
                Collectors.toMap(Said::reference, child -> child.day("/birthDate").orElseThrow()));
    return Said.all(family, "Consent")
        .filter(consent -> consent.text("/status").equals("active"))
        .flatMap(consent -> Stream.concat(permission(consent), sixteen(consent, born)));
  }

  private static Stream<Happening> permission(Said consent) {
    var last = consent.day("/provision/period/end");
    if (last.isEmpty() || !hasCode(consent, "INFA")) {
      return Stream.empty();
    }
    var child = consent.child("/patient");
    var given =
        consent
            .moment("/provision/period/start")
            .or(() -> consent.moment("/dateTime"))
            .map(
                at ->
                    new Happening(
                        PERMISSION_GIVEN,
                        consent.reference(),
                        child,
                        consent.reference(),
                        at,
                        last));
    var end = consent.moment("/provision/period/end").orElseThrow();
    var ended = end.wholeDay() ? Moment.ofDay(end.day().plusDays(1)) : end;
    return Stream.concat(
        given.stream(),
        Stream.of(consent.happened(PERMISSION_ENDED, child, consent.reference(), ended)));
  }

  private static Stream<Happening> sixteen(Said consent, Map<String, LocalDate> born) {
    var child = consent.text("/patient/reference");
    boolean byAnother =
        !HelpHappenings.isOwn(consent)
            && !hasCode(consent, "npp")
            && !consent.at("/performer/0").isMissingNode();
    return Optional.ofNullable(born.get(child))
        .map(day -> day.plusYears(OF_AGE))
        .filter(birthday -> byAnother && stands(consent, birthday))
        .map(
            birthday ->
                consent.happened(
                    TURNED_SIXTEEN,
                    consent.child("/patient"),
                    consent.reference(),
                    Moment.ofDay(birthday)))
        .stream();
  }

  private static boolean stands(Said consent, LocalDate on) {
    return consent.day("/dateTime").filter(day -> day.isBefore(on)).isPresent()
        && consent.day("/provision/period/end").filter(day -> day.isBefore(on)).isEmpty();
  }

  private static boolean hasCode(Said consent, String code) {
    return consent
        .each("/category")
        .flatMap(one -> Said.stream(one.path("coding")))
        .anyMatch(coding -> coding.path("code").asText().equals(code));
  }
}
