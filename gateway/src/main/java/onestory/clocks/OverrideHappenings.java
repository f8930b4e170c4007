package onestory.clocks;

import static onestory.timescales.HappeningKind.OVERRIDE_ENDED;
import static onestory.timescales.HappeningKind.OVERRIDE_GRANTED;
import static onestory.timescales.HappeningKind.OVERRIDE_REVIEWED;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;

/** Safeguarding overrides granted, ended and reviewed. */
final class OverrideHappenings {

  private OverrideHappenings() {}

  static Stream<Happening> of(Outline family) {
    return Said.all(family, "Flag")
        .filter(flag -> flag.isCoded("/code", "safety-flag", "safeguarding-override"))
        .filter(flag -> !flag.text("/status").equals("entered-in-error"))
        .flatMap(OverrideHappenings::of);
  }

  private static Stream<Happening> of(Said flag) {
    var children = children(flag);
    var item = flag.reference();
    var granted =
        flag
            .moment("/period/start")
            .map(
                at ->
                    new Happening(
                        OVERRIDE_GRANTED, item, children, item, at, flag.day("/period/end")))
            .stream();
    var reviewed =
        flag.happened(
            OVERRIDE_REVIEWED, children, item, flag.extensionMoment("override-reviewed-at"));
    return Stream.of(
            granted,
            flag.happened(OVERRIDE_ENDED, children, item, flag.moment("/period/end")),
            reviewed)
        .flatMap(happened -> happened);
  }

  private static Set<String> children(Said flag) {
    var children = new HashSet<>(flag.child("/subject"));
    flag.extensions("override-covers")
        .map(one -> one.at("/valueReference/reference").asText())
        .filter(reference -> reference.startsWith("Patient/"))
        .forEach(children::add);
    return children;
  }
}
