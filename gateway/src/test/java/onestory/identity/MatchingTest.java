package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatchingTest {

  private static final String MAYA = "maya 2016-11-02 ehm:P-1 nhs:9990001006 upn:U874201218031";
  private static final String THEO = "theo 2024-02-20 ehm:P-2 nhs:9990001073";
  private static final String TEMPORARY = "temp 2016-11-02 ehm:P-8 upn:B81340012501A";
  private static final String REPLACED = "kit 2015-05-05 ehm:P-6 nhs:9990001383 nhs:9990001391";
  private static final String UNDATED = "undated - ehm:P-9 nhs:9990001146";

  private static final String ENDED = "ended 2016-11-02 ehm:P-5 nhs:9990001448 upn:Z874201217099";

  static Stream<Arguments> people() {
    return Stream.of(
        row("nobody known", "in 2016-11-02 ehm:P-77 nhs:9990001286", "new"),
        row("no identifier at all", "in 2016-11-02", "new"),
        row("the same EHM id", "in 2016-11-02 ehm:P-1", "same maya"),
        row("the same EHM id and NHS number", "in 2016-11-02 ehm:P-1 nhs:9990001006", "same maya"),
        row("EHM id, no birth date", "in - ehm:P-1", "same maya"),
        row("EHM id, corrected birth date", "in 2016-11-03 ehm:P-1", "same maya"),
        row(
            "NHS number and birth date, from elsewhere",
            "in 2016-11-02 nhs:9990001006",
            "same maya"),
        row("UPN and birth date, from elsewhere", "in 2016-11-02 upn:U874201218031", "same maya"),
        row(
            "NHS number, beside an id of a system that had none for them",
            "in 2016-11-02 form:F-1 nhs:9990001006",
            "same maya"),
        row("a UPN not known before", "in 2024-02-20 ehm:P-2 upn:H874201220014", "same theo"),
        row("identifiers of two", "in 2016-11-02 ehm:P-1 nhs:9990001073", "identity/two-persons"),
        row(
            "EHM id of one, UPN of another",
            "in - ehm:P-2 upn:U874201218031",
            "identity/two-persons"),
        row(
            "NHS number, other birth date",
            "in 2016-11-03 nhs:9990001006",
            "identity/birth-date-differs"),
        row(
            "UPN, other birth date",
            "in 2016-11-03 upn:U874201218031",
            "identity/birth-date-differs"),
        row(
            "EHM id and NHS number, other birth date",
            "in 2016-11-03 ehm:P-1 nhs:9990001006",
            "identity/birth-date-differs"),
        row(
            "EHM id, other NHS number",
            "in 2016-11-02 ehm:P-1 nhs:9990001286",
            "identity/nhs-number-differs"),
        row(
            "UPN, other NHS number",
            "in 2016-11-02 upn:U874201218031 nhs:9990001286",
            "identity/nhs-number-differs"),
        row(
            "NHS number under another EHM id",
            "in 2016-11-02 ehm:P-55 nhs:9990001006",
            "identity/source-id-differs"),
        row(
            "NHS number without a birth date",
            "in - nhs:9990001006",
            "identity/birth-date-missing"),
        row(
            "NHS number of one recorded without birth date",
            "in 2012-09-14 nhs:9990001146",
            "identity/birth-date-missing"),
        row("a temporary UPN alone", "in 2016-11-02 upn:B81340012501A", "new"),
        row(
            "a temporary UPN beside another's EHM id",
            "in 2016-11-02 ehm:P-1 upn:B81340012501A",
            "same maya"),
        row(
            "a temporary UPN with its EHM id",
            "in 2016-11-03 ehm:P-8 upn:B81340012501A",
            "same temp"),
        row(
            "a new NHS number that the message says replaced the old one",
            "in 2016-11-02 ehm:P-1 nhs:9990001286 old:9990001006",
            "same maya"),
        row(
            "the same from elsewhere, found by the old number",
            "in 2016-11-02 nhs:9990001286 old:9990001006",
            "same maya"),
        row(
            "the old number and another birth date",
            "in 2016-11-03 nhs:9990001286 old:9990001006",
            "identity/birth-date-differs"),
        row(
            "the old number of one, the new number of another",
            "in 2016-11-02 nhs:9990001073 old:9990001006",
            "identity/two-persons"),
        row("a number that was replaced long ago", "in 2015-05-05 nhs:9990001383", "same kit"),
        row("the number that replaced it", "in 2015-05-05 nhs:9990001391", "same kit"),
        row(
            "two current NHS numbers for one person",
            "in 2016-11-02 ehm:P-77 nhs:9990001286 nhs:9990001294",
            "identity/two-nhs-numbers"),
        row("a twin with a number of their own", "in 2016-11-02 nhs:9990001286", "new"),
        row("missing NHS number, an id not known", "in 2016-11-02 ehm:P-78", "new"),
        row("an id of an identity that was ended", "in 2016-11-02 ehm:P-5", "identity/closed"),
        row(
            "an old number beside new ones, after an adoption",
            "in 2016-11-02 ehm:P-79 nhs:9990001286 old:9990001448",
            "identity/closed"),
        row(
            "the old UPN beside everything else new, after an adoption",
            "in 2016-11-02 ehm:P-79 upn:Z874201217099",
            "identity/closed"));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("4.45 4.43 Who an incoming person is, by identifiers and date of birth alone")
  @MethodSource("people")
  void aPersonIsNewTheSameOrAConflict(String title, String incoming, String expected) {
    List<KnownPerson> known =
        Stream.concat(
                Stream.of(UNDATED, TEMPORARY, REPLACED, THEO, MAYA).map(MatchingTest::known),
                Stream.of(closed(known(ENDED))))
            .toList();
    Match match = Matching.match(incoming(incoming), known);
    assertThat(told(match)).isEqualTo(expected);
    assertThat(match.toString()).doesNotContain("999000", "P-1", "2016");
  }

  private static String told(Match match) {
    if (match instanceof Match.Same same) {
      return "same " + same.personId();
    }
    return match instanceof Match.Conflict conflict ? conflict.rule() : "new";
  }

  private static IncomingPerson incoming(String row) {
    var old =
        Arrays.stream(row.split(" "))
            .filter(part -> part.startsWith("old:"))
            .map(part -> new PersonIdentifier(NhsNumber.SYSTEM, part.substring(4)))
            .collect(Collectors.toSet());
    return new IncomingPerson(identifiers(row), old, birthDate(row));
  }

  private static KnownPerson closed(KnownPerson person) {
    return new KnownPerson(person.id(), person.birthDate(), person.identifiers(), true);
  }

  private static KnownPerson known(String row) {
    return new KnownPerson(row.split(" ")[0], birthDate(row), identifiers(row));
  }

  private static Optional<LocalDate> birthDate(String row) {
    String date = row.split(" ")[1];
    return date.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(date));
  }

  private static Set<PersonIdentifier> identifiers(String row) {
    return Arrays.stream(row.split(" "))
        .skip(2)
        .map(part -> part.split(":"))
        .map(part -> new PersonIdentifier(system(part[0]), part[1]))
        .collect(Collectors.toSet());
  }

  private static String system(String kind) {
    return switch (kind) {
      case "nhs", "old" -> NhsNumber.SYSTEM;
      case "upn" -> Upn.SYSTEM;
      case "form" -> "https://onestory.example/fhir/Id/form-person";
      default -> "https://onestory.example/fhir/Id/ehm-person";
    };
  }

  private static Arguments row(String title, String incoming, String expected) {
    return Arguments.of(title, incoming, expected);
  }
}
