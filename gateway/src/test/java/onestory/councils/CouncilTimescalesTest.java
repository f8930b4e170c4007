package onestory.councils;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import onestory.timescales.Clock;
import onestory.timescales.Given;
import onestory.timescales.HappeningKind;
import onestory.timescales.Timescales;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.FileSystemResource;

/** The councils' own rules, told from their files, on the days of the worked families. */
class CouncilTimescalesTest {

  private static final String REID_OKAFOR =
      "episode-opened 2026-03-02 by e, assessment-started 2026-03-02 by q #eha,"
          + " assessment-completed 2026-03-20 by q #eha, meeting-held 2026-04-10T10:00 by m1,"
          + " lead-professional-named 2026-04-10, next-meeting-agreed 2026-04-10 by a1 due 2026-06-05";

  private static final String BARRACLOUGH =
      "episode-opened 2026-03-30 by e, assessment-completed 2026-03-30 by q #form,"
          + " next-meeting-agreed 2026-03-30 by a0 due 2026-04-27";

  private static final String FIRST_REVIEW =
      BARRACLOUGH
          + ", meeting-held 2026-04-27 by m1, lead-professional-named 2026-04-27,"
          + " next-meeting-agreed 2026-04-27 by a1 due 2026-06-22";

  private static final String CLOSING =
      FIRST_REVIEW
          + ", plan-sent 2026-05-12 by p, meeting-held 2026-07-06 by m2, closure-decided 2026-07-06 by m2,"
          + " episode-closed 2026-07-06 by e";

  @ParameterizedTest(name = "{0} at {2}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          # family 1
          eha-completion      | reid-okafor | 2026-03-19T12:00 | eha 2026-03-02 due 2026-03-30 on-track
          eha-completion      | reid-okafor | 2026-03-20T12:00 | eha 2026-03-02 due 2026-03-30 met 2026-03-20
          first-taf           | reid-okafor | 2026-03-20T12:00 | 2026-03-20 due 2026-04-17 on-track
          first-taf           | reid-okafor | 2026-04-10T12:00 | 2026-03-20 due 2026-04-17 met 2026-04-10T10:00:00+01:00
          lead-professional   | reid-okafor | 2026-04-10T12:00 | 2026-04-10T10:00:00+01:00 due 2026-04-10 met 2026-04-10
          hub-quality-check   | reid-okafor | 2026-12-10T12:00 | eha 2026-03-20 on-track
          eha-refresh         | reid-okafor | 2026-08-22T23:59 | 2026-03-20 due 2026-09-20 on-track
          eha-refresh         | reid-okafor | 2026-08-23T00:00 | 2026-03-20 due 2026-09-20 warned
          taf-review          | reid-okafor | 2026-05-28T23:59 | 2026-04-10T10:00:00+01:00 due 2026-06-05 on-track
          taf-review          | reid-okafor | 2026-05-29T00:00 | 2026-04-10T10:00:00+01:00 due 2026-06-05 warned
          taf-review          | reid-okafor | 2026-06-05T23:59 | 2026-04-10T10:00:00+01:00 due 2026-06-05 warned
          taf-review          | reid-okafor | 2026-06-06T00:00 | 2026-04-10T10:00:00+01:00 due 2026-06-05 overdue
          taf-review          | second-taf  | 2026-06-11T12:00 | 2026-04-10T10:00:00+01:00 due 2026-06-05 met-late 2026-06-11 by 6 days; 2026-06-11 due 2026-08-06 on-track
          taf-review          | closed      | 2026-09-19T00:00 | 2026-04-10T10:00:00+01:00 due 2026-06-05 met-late 2026-06-11 by 6 days; 2026-06-11 due 2026-08-06 ended 2026-09-18
          eha-refresh         | closed      | 2026-09-19T00:00 | 2026-03-20 due 2026-09-20 ended 2026-09-18
          # family 2
          initial-review      | barraclough | 2026-04-21T23:59 | 2026-03-30 due 2026-04-29 on-track
          initial-review      | barraclough | 2026-04-22T00:00 | 2026-03-30 due 2026-04-29 warned
          initial-review      | barraclough | 2026-04-29T23:59 | 2026-03-30 due 2026-04-29 warned
          initial-review      | barraclough | 2026-04-30T00:00 | 2026-03-30 due 2026-04-29 overdue
          initial-review      | first-review | 2026-04-27T12:00 | 2026-03-30 due 2026-04-29 met 2026-04-27
          revised-plan        | first-review | 2026-04-28T12:00 | 2026-04-27 due 2026-05-12 on-track
          revised-plan        | first-review | 2026-05-08T00:00 | 2026-04-27 due 2026-05-12 warned
          revised-plan        | first-review | 2026-05-13T00:00 | 2026-04-27 due 2026-05-12 overdue
          review              | first-review | 2026-06-22T12:00 | 2026-04-27 due 2026-07-20 on-track
          review              | first-review | 2026-06-23T00:00 | 2026-04-27 due 2026-07-20 warned
          revised-plan        | closing      | 2026-07-07T00:00 | 2026-04-27 due 2026-05-12 met 2026-05-12; 2026-07-06 due 2026-07-20 ended 2026-07-06
          review              | closing      | 2026-07-07T00:00 | 2026-04-27 due 2026-07-20 met 2026-07-06; 2026-07-06 due 2026-09-28 ended 2026-07-06
          closure-summary     | closing      | 2026-07-06T12:00 | 2026-07-06 due 2026-07-08 on-track
          closure-summary     | closing      | 2026-07-07T00:00 | 2026-07-06 due 2026-07-08 warned
          closure-summary     | closing      | 2026-07-09T00:00 | 2026-07-06 due 2026-07-08 overdue
          closure-summary     | summary      | 2026-07-09T12:00 | 2026-07-06 due 2026-07-08 met-late 2026-07-09 by 1 working day
          # family 3: her refusal leaves offering and weighing to be done; he needs not be asked again
          keep-offering       | ellis        | 2026-02-11T00:00 | jordan 2026-02-10 on-track
          keep-offering       | ellis        | 2026-02-12T12:00 | jordan 2026-02-10 met 2026-02-12
          assess-significant-harm | ellis    | 2027-02-12T12:00 | jordan 2026-02-10 on-track
          reconfirm-consent   | ellis        | 2027-01-16T00:00 | ``
          reconfirm-consent   | parents      | 2027-01-14T23:59 | ``
          reconfirm-consent   | parents      | 2027-01-15T00:00 | c1 2027-01-15 on-track; c2 2027-01-15 on-track
          reconfirm-consent   | parents      | 2027-02-15T00:00 | c1 2027-01-15 met 2027-02-01; c2 2027-01-15 ended 2027-01-20
          # family 4
          mash-decision       | novak        | 2026-04-03T16:40 | k1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 met 2026-04-03T16:40:00+01:00
          mash-decision       | novak        | 2026-04-03T16:39 | k1 2026-04-01T20:15:00+01:00 due 2026-04-04T20:15:00+01:00 on-track
          override-review     | novak        | 2026-04-09T00:00 | f1 2026-04-01T20:40:00+01:00 due 2026-04-08 overdue
          override-review     | reviewed     | 2026-04-09T00:00 | f1 2026-04-01T20:40:00+01:00 due 2026-04-08 met 2026-04-07T09:00:00+01:00
          # requests, permissions
          panel-slot          | request      | 2026-05-11T00:00 | r1 2026-05-06T11:00:00+01:00 due 2026-05-14 warned
          panel-slot          | request      | 2026-05-12T10:00 | r1 2026-05-06T11:00:00+01:00 due 2026-05-14 met 2026-05-12T09:30:00+01:00
          permission-ending   | permission   | 2027-02-19T23:59 | p1 2026-03-20 due 2027-03-20 on-track
          permission-ending   | permission   | 2027-02-20T00:00 | p1 2026-03-20 due 2027-03-20 warned
          permission-ending   | permission   | 2027-03-21T00:00 | p1 2026-03-20 due 2027-03-20 ended 2027-03-21
          """,
      quoteCharacter = '`')
  void theClocksAre(String rule, String story, String now, String expected) {
    assertThat(Given.words(clocks(rule, told(story), now))).isEqualTo(expected);
  }

  private static String told(String story) {
    return switch (story) {
      case "reid-okafor" -> REID_OKAFOR;
      case "second-taf" -> REID_OKAFOR + ", meeting-held 2026-06-11 by m2";
      case "closed" ->
          told("second-taf") + ", closure-decided 2026-09-18, episode-closed 2026-09-18 by e";
      case "barraclough" -> BARRACLOUGH;
      case "first-review" -> FIRST_REVIEW;
      case "closing" -> CLOSING;
      case "summary" -> CLOSING + ", closure-recorded 2026-07-09 by s";
      case "ellis" ->
          "help-refused 2026-02-10 of jordan, help-agreed 2026-02-12 of jordan,"
              + " young-person-agreed 2026-02-12 of jordan";
      case "parents" ->
          "turned-sixteen 2027-01-15 of jordan #c1, turned-sixteen 2027-01-15 of jordan #c2,"
              + " permission-ended 2027-01-20 of jordan #c2, young-person-agreed 2027-02-01 of jordan";
      case "novak" ->
          "help-refused 2026-01-12 of ela, contact-received 2026-04-01T20:15 of ela #k1,"
              + " contact-decided 2026-04-03T16:40 of ela #k1,"
              + " override-granted 2026-04-01T20:40 of ela #f1 due 2026-04-08";
      case "reviewed" -> told("novak") + ", override-reviewed 2026-04-07T09:00 of ela #f1";
      case "request" ->
          "support-requested 2026-05-05 #r1, support-triaged 2026-05-06T11:00 #r1 due 2026-05-14,"
              + " panel-slot-set 2026-05-12T09:30 #r1";
      case "permission" ->
          "permission-given 2026-03-20 of theo #p1 due 2027-03-20,"
              + " permission-ended 2027-03-21 of theo #p1";
      default -> throw new IllegalArgumentException(story);
    };
  }

  private static List<Clock> clocks(String rule, String happenings, String now) {
    var council =
        council("peterborough").timescales().containsKey(rule) && !isOfForms(happenings)
            ? council("peterborough")
            : council("north-lincolnshire");
    return Timescales.clocks(
        List.of(council.timescales().get(rule)),
        Given.happenings(happenings),
        council.calendar().workingDays(),
        Given.instant(now));
  }

  private static boolean isOfForms(String happenings) {
    return happenings.startsWith(BARRACLOUGH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"peterborough", "north-lincolnshire"})
  void everyTaskCodeIsInTheCodeSystem(String council) throws Exception {
    var codes = new ArrayList<String>();
    new ObjectMapper()
        .readTree(
            Path.of(
                    "../profiles/src/main/resources/onestory/definitions/code-systems/task-code.json")
                .toFile())
        .path("concept")
        .forEach(concept -> codes.add(concept.path("code").asText()));

    assertThat(council(council).rules())
        .flatExtracting(rule -> rule.task().stream().toList())
        .isSubsetOf(codes);
  }

  @Test
  void theSchemaKnowsEveryHappening() throws Exception {
    var known = new ArrayList<String>();
    new ObjectMapper()
        .readTree(Path.of("src/main/resources/onestory/configuration/council.schema.json").toFile())
        .at("/properties/timescales/additionalProperties/properties/from/items/enum")
        .forEach(code -> known.add(code.asText()));

    assertThat(known)
        .containsExactly(
            java.util.Arrays.stream(HappeningKind.values())
                .map(HappeningKind::code)
                .toArray(String[]::new));
  }

  private static Council council(String id) {
    return CheckedYaml.of(Council.class, "council.schema.json")
        .with(new TimescaleFaults())
        .read(new FileSystemResource(Path.of("councils", id + ".yaml")));
  }
}
