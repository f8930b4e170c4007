package onestory.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * A family's own addresses, telephones and mailboxes, as they may stand in a text: elements are
 * easily left out, but somebody may have written them into a note.
 */
final class HomeWords {

  private static final int INWARD = 3; // a postcode's second half
  private static final int SHORTEST_POSTCODE = 5;
  private static final int SHORTEST_NUMBER = 7;

  /** By themselves these are no address. */
  private static final Set<String> PLAIN =
      Set.of(
          "flat",
          "apartment",
          "apt",
          "unit",
          "room",
          "floor",
          "ground",
          "first",
          "house",
          "no",
          "number",
          "c",
          "o",
          "the",
          "road",
          "rd",
          "street",
          "st",
          "lane",
          "avenue",
          "ave",
          "close",
          "drive",
          "way",
          "court",
          "place",
          "crescent",
          "gardens",
          "terrace",
          "grove");

  private HomeWords() {}

  static Stream<Pattern> of(Collection<? extends Resource> family) {
    return family.stream()
        .filter(r -> r instanceof Patient || r instanceof RelatedPerson || r instanceof Person)
        .flatMap(HomeWords::in);
  }

  private static Stream<Pattern> in(Base element) {
    if (element instanceof Address address) {
      return Stream.concat(
          address.getLine().stream()
              .map(line -> line.getValue())
              .filter(line -> line != null && !isPlaceName(line, address))
              .flatMap(line -> line(line).stream()),
          postcode(address.getPostalCode()).stream());
    }
    if (element instanceof ContactPoint way) {
      return reached(way.getValue()).stream();
    }
    return element.children().stream()
        .flatMap(property -> property.getValues().stream())
        .flatMap(HomeWords::in);
  }

  /** A town is on every letter of the council, too. */
  private static boolean isPlaceName(String line, Address address) {
    return Stream.of(address.getCity(), address.getDistrict(), address.getState())
        .anyMatch(place -> place != null && Letters.low(place).equals(Letters.low(line)));
  }

  /** The street, with its number or without; nothing where a line names none. */
  private static Optional<Pattern> line(String line) {
    List<String> street =
        Letters.words(line).stream()
            .dropWhile(word -> PLAIN.contains(Letters.low(word)) || hasDigit(word))
            .filter(word -> !hasDigit(word))
            .toList();
    return street.stream().anyMatch(word -> !PLAIN.contains(Letters.low(word)))
        ? Optional.of(Letters.anyCase(Letters.inOrder(street)))
        : Optional.empty();
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  private static Optional<Pattern> postcode(String postcode) {
    String plain = postcode == null ? "" : String.join("", Letters.words(postcode));
    int at = plain.length() - INWARD;
    return plain.length() < SHORTEST_POSTCODE
        ? Optional.empty()
        : Optional.of(
            Letters.anyCase(Letters.inOrder(List.of(plain.substring(0, at), plain.substring(at)))));
  }

  private static Optional<Pattern> reached(String value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value.indexOf('@') >= 0) {
      return Optional.of(Letters.anyCase(Letters.inOrder(Letters.words(value))));
    }
    String digits = value.replaceAll("[^0-9]", "").replaceFirst("^(?:00)?44(?=[0-9]{9})", "");
    String number = digits.replaceFirst("^0", "");
    return number.length() < SHORTEST_NUMBER
        ? Optional.empty()
        : Optional.of(Letters.anyCase(Letters.dialled(List.of(number.split("")))));
  }
}
