package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatchingTest {

  private static final String MAYA = "maya 2016-11-02 ehm:P-1 nhs:9990001006 upn:U874201218031";
  private static final String THEO = "theo 2024-02-20 ehm:P-2 nhs:9990001073";
  private static final String TEMPORARY = "temp 2016-11-02 ehm:P-8 upn:B81340012501A";
  private static final String UNDATED = "undated - ehm:P-9 nhs:9990001146";

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
            "same temp"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("people")
  void aPersonIsNewTheSameOrAConflict(String title, String incoming, String expected) {
    List<KnownPerson> known =
        Stream.of(UNDATED, TEMPORARY, THEO, MAYA).map(MatchingTest::known).toList();
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
    return new IncomingPerson(identifiers(row), birthDate(row));
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
      case "nhs" -> NhsNumber.SYSTEM;
      case "upn" -> Upn.SYSTEM;
      default -> "https://onestory.example/fhir/Id/ehm-person";
    };
  }

  private static Arguments row(String title, String incoming, String expected) {
    return Arguments.of(title, incoming, expected);
  }
}
