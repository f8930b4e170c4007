package onestory.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * One safeguarding override (DOMAIN.md CON-22): two named professionals let one organisation know,
 * without the family's permission, what is known of the children that they name, for some days. One
 * that leaves any of this open opens nothing.
 *
 * @param version Flag/id/_history/version
 * @param recipient the organisation that it is for; empty when it names none
 * @param children keys of the children that it names
 * @param classes information classes that it opens
 * @param active whether it still stands, apart from time
 * @param period from when until when
 * @param unreadable why it can't count, if so
 */
record SafeguardingOverride(
    String version,
    String recipient,
    SortedSet<String> children,
    Set<String> classes,
    boolean active,
    LocalPeriod period,
    Optional<String> unreadable) {

  /** All that makes the story; agreements, clocks and what referrers are told are not of it. */
  static final Set<String> KNOWN_STORY =
      Set.of(
          InformationClass.EXISTENCE,
          InformationClass.PLAN,
          InformationClass.NEEDS,
          "assessment",
          "voice",
          "analysis",
          "safety-plan",
          InformationClass.MASH,
          "targeted-support",
          InformationClass.CASE_NOTES,
          "closure");

  /** Reads a flag; nothing when it is no override, or one that was never meant. */
  static Optional<SafeguardingOverride> read(
      Flag flag, Map<String, Resource> family, Humans humans) {
    if (!Sharing.has(flag.getCode(), Canonical.SAFETY_FLAG, "safeguarding-override"::equals)
        || flag.getStatus() == FlagStatus.ENTEREDINERROR) {
      return Optional.empty();
    }
    SortedSet<String> children = new TreeSet<>();
    Stream.concat(Key.of(flag.getSubject()).stream(), references(flag, Canonical.OVERRIDE_COVERS))
        .forEach(children::add);
    Set<String> classes = classes(flag);
    String version = flag.getMeta().getVersionId();
    return Optional.of(
        new SafeguardingOverride(
            Key.of(flag) + (version == null ? "" : "/_history/" + version),
            references(flag, Canonical.OVERRIDE_FOR).findFirst().orElse(""),
            Collections.unmodifiableSortedSet(children),
            classes,
            flag.getStatus() == FlagStatus.ACTIVE,
            LocalPeriod.of(flag.getPeriod()),
            unreadable(flag, children, classes, family, humans)));
  }

  /** Whether it opens anything now; never for longer than the council lets any override last. */
  boolean isLive(Instant at, Duration longest) {
    return active
        && unreadable.isEmpty()
        && period.contains(at)
        && !longest.isZero()
        && !at.isAfter(period.from().plus(longest));
  }

  boolean opens(String child, String informationClass) {
    return children.contains(child) && classes.contains(informationClass);
  }

  private static Optional<String> unreadable(
      Flag flag,
      Set<String> children,
      Set<String> classes,
      Map<String, Resource> family,
      Humans humans) {
    if (flag.hasModifierExtension()) {
      return Optional.of("has a modifier extension");
    }
    if (!flag.getPeriod().hasStart() || !flag.getPeriod().hasEnd()) {
      return Optional.of("does not say from when until when");
    }
    if (LocalPeriod.of(flag.getPeriod()).isReversed()) {
      return Optional.of("ends before it starts");
    }
    if (!KNOWN_STORY.containsAll(classes)) {
      return Optional.of("names a class of information that no override opens");
    }
    if (Key.of(flag.getAuthor()).isEmpty()
        || references(flag, Canonical.OVERRIDE_APPROVED_BY).count() != 1) {
      return Optional.of("does not say who granted it and who approved it");
    }
    if (references(flag, Canonical.OVERRIDE_FOR).count() != 1) {
      return Optional.of("does not name the one organisation that it is for");
    }
    if (!says(flag, Canonical.OVERRIDE_REASON) || !flag.hasExtension(Canonical.OVERRIDE_BASIS)) {
      return Optional.of("does not say why");
    }
    if (!children.stream().allMatch(child -> isChild(child, family, humans))) {
      return Optional.of("names somebody who is no child of this family");
    }
    return isOnTheContact(flag, family)
        ? Optional.empty()
        : Optional.of("does not stand on a contact about its child");
  }

  private static boolean isChild(String key, Map<String, Resource> family, Humans humans) {
    return Key.isA(key, "Patient") && family.containsKey(key) && !humans.isAdult(key);
  }

  private static boolean isOnTheContact(Flag flag, Map<String, Resource> family) {
    return references(flag, Canonical.OVERRIDE_CONTACT)
        .anyMatch(
            key ->
                family.get(key) instanceof Task task
                    && Contacts.isContact(task)
                    && Key.of(task.getFor()).equals(Key.of(flag.getSubject())));
  }

  private static Set<String> classes(Flag flag) {
    Set<String> named = new TreeSet<>();
    for (Extension one : flag.getExtensionsByUrl(Canonical.OVERRIDE_CLASS)) {
      named.add(one.hasValue() ? String.valueOf(one.getValue().primitiveValue()) : "");
    }
    return named.isEmpty() ? KNOWN_STORY : Collections.unmodifiableSet(named);
  }

  private static Stream<String> references(Flag flag, String url) {
    // an empty key leads nowhere, and is no child
    return flag.getExtensionsByUrl(url).stream()
        .map(e -> e.getValue() instanceof Reference to ? Key.of(to).orElse("") : "");
  }

  private static boolean says(Flag flag, String url) {
    var extension = flag.getExtensionByUrl(url);
    return extension != null
        && extension.hasValue()
        && !String.valueOf(extension.getValue().primitiveValue()).isBlank();
  }
}
