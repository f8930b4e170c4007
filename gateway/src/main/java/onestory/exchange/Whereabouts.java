package onestory.exchange;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.authority.Canonical;
import onestory.authority.Key;
import onestory.authority.ProtectedHome;
import onestory.authority.Recipient;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What shows where a family lives whose address is protected: its schools and doctors, their
 * professionals, and their names and numbers wherever they stand in a text (DOMAIN.md 4.2.9); its
 * addresses and telephones, wherever somebody wrote them. Who asks knows themselves.
 *
 * @param keys of organisations, roles and professionals
 * @param words patterns of their names and numbers
 */
record Whereabouts(Set<String> keys, List<Pattern> words) {

  /** Nothing to hide. */
  static final Whereabouts KNOWN = new Whereabouts(Set.of(), List.of());

  /**
   * @param organisationIdentifiers identifier systems of organisations near the home
   * @param plainWords words of names that say nothing of the place
   */
  record Signs(Set<String> organisationIdentifiers, Set<String> plainWords) {}

  static Whereabouts of(
      Recipient recipient,
      Collection<? extends Resource> family,
      Collection<? extends Resource> directory,
      Signs signs) {
    if (recipient.seesEverything() || !ProtectedHome.of(family)) {
      return KNOWN;
    }
    var named = named(family);
    var near =
        directory.stream()
            .filter(Organization.class::isInstance)
            .map(Organization.class::cast)
            .filter(o -> !Key.of(o).equals(recipient.organisationReference()))
            .filter(o -> named.contains(Key.of(o)) || isNear(o, signs))
            .toList();
    var keys = new HashSet<String>();
    near.forEach(organisation -> keys.add(Key.of(organisation)));
    for (var resource : directory) {
      if (resource instanceof PractitionerRole role
          && keys.contains(Key.of(role.getOrganization()).orElse(""))) {
        keys.add(Key.of(role));
        Key.of(role.getPractitioner()).ifPresent(keys::add);
      }
    }
    var words =
        Stream.concat(
                near.stream()
                    .flatMap(organisation -> words(organisation, signs).stream())
                    .distinct()
                    .map(name -> Letters.anyCase(Letters.inOrder(Letters.words(name)))),
                HomeWords.of(family))
            .toList();
    return new Whereabouts(keys, words);
  }

  boolean hides(Resource resource) {
    return keys.contains(Key.of(resource));
  }

  boolean hides(String text) {
    if (text == null || words.isEmpty()) {
      return false;
    }
    String plain = Letters.of(text);
    return words.stream().anyMatch(word -> word.matcher(plain).find());
  }

  /** The children's schools and doctors. */
  private static Set<String> named(Collection<? extends Resource> family) {
    return family.stream()
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .flatMap(
            child -> Stream.concat(child.getGeneralPractitioner().stream(), schoolSettings(child)))
        .flatMap(reference -> Key.of(reference).stream())
        .collect(Collectors.toSet());
  }

  private static Stream<Reference> schoolSettings(DomainResource child) {
    return Stream.of(Canonical.SCHOOL_SETTING, Canonical.SCHOOL_LEFT)
        .flatMap(url -> child.getExtensionsByUrl(url).stream())
        .filter(extension -> extension.getValue() instanceof Reference)
        .map(extension -> (Reference) extension.getValue());
  }

  private static boolean isNear(Organization organisation, Signs signs) {
    return organisation.getIdentifier().stream()
        .anyMatch(identifier -> signs.organisationIdentifiers().contains(identifier.getSystem()));
  }

  private static Set<String> words(Organization organisation, Signs signs) {
    var words = new TreeSet<String>();
    Stream.concat(
            Stream.ofNullable(organisation.getName()),
            organisation.getAlias().stream().map(alias -> alias.getValue()))
        .map(name -> telling(name, signs.plainWords()))
        .forEach(words::add);
    organisation.getIdentifier().stream()
        .map(Identifier::getValue)
        .filter(value -> value != null)
        .forEach(words::add);
    words.removeIf(word -> Letters.words(word).isEmpty());
    return words;
  }

  /** The part of a name by which the place is known: Fenbank of Fenbank Primary School. */
  private static String telling(String name, Set<String> plainWords) {
    var telling =
        Stream.of(name.strip().split("\\s+"))
            .filter(word -> !plainWords.contains(word.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(" "));
    return telling.isEmpty() ? name : telling;
  }
}
