package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Family 1, after every step, for every organisation and resource: this is the table that the
 * project is held to. Each cell is the rule that decided; permission/ is a permit, carried/ goes
 * along, everything else stays.
 */
class ReidOkaforTest {

  // resource | health 3a | health 3b, 4 | school 3a, 3b, 4
  private static final String TABLE =
      """
      Patient/maya                      | permission/existence/child   | permission/existence/child  | permission/existence/child
      Patient/theo                      | permission/existence/child   | permission/existence/child  | permission/existence/child
      Group/reid                        | carried/companion            | carried/companion           | carried/companion
      EpisodeOfCare/episode-maya        | permission/existence/child   | permission/existence/child  | permission/existence/child
      EpisodeOfCare/episode-theo        | permission/existence/child   | permission/existence/child  | permission/existence/child
      Appointment/next-maya             | permission/existence/child   | permission/existence/child  | permission/existence/child
      Appointment/next-theo             | permission/existence/child   | permission/existence/child  | permission/existence/child
      Person/*                          | deny/class/agreement         | deny/class/agreement        | deny/class/agreement
      Consent/*                         | deny/class/agreement         | deny/class/agreement        | deny/class/agreement
      RelatedPerson/*                   | carried/companion            | carried/companion           | carried/companion
      Condition/attendance              | deny/class/needs             | deny/class/needs            | permission/needs/child
      Condition/speech                  | permission/needs/child       | permission/needs/child      | deny/class/needs
      Condition/conflict                | deny/data-subject            | deny/exception/need-5.2     | deny/exception/need-5.2
      Condition/eviction                | permission/plan/family       | permission/plan/family      | permission/plan/family
      Observation/joans-help            | deny/class/assessment        | deny/class/assessment       | deny/class/assessment
      Observation/drawing               | deny/class/assessment        | deny/class/assessment       | deny/class/assessment
      QuestionnaireResponse/about-maya  | deny/class/assessment        | deny/class/assessment       | deny/class/assessment
      QuestionnaireResponse/mayas-words | deny/class/voice             | deny/class/voice            | deny/class/voice
      QuestionnaireResponse/about-theo  | permission/assessment/child  | permission/assessment/child | deny/class/assessment
      QuestionnaireResponse/theos-day   | deny/class/voice             | deny/class/voice            | deny/class/voice
      QuestionnaireResponse/about-family| deny/class/assessment        | deny/class/assessment       | deny/class/assessment
      Goal/g1                           | -                            | permission/plan/child       | permission/plan/child
      Goal/g2                           | -                            | permission/plan/child       | deny/class/plan
      Goal/g3                           | -                            | deny/exception/need-5.2     | deny/exception/need-5.2
      Goal/g4                           | -                            | permission/plan/family      | permission/plan/family
      Task/pick-ups                     | -                            | permission/plan/child       | permission/plan/child
      Task/breakfast                    | -                            | permission/plan/child       | permission/plan/child
      Task/review                       | -                            | permission/plan/child       | deny/class/plan
      Task/programme-dana               | -                            | deny/exception/need-5.2     | deny/exception/need-5.2
      Task/programme-chidi              | -                            | deny/exception/need-5.2     | deny/exception/need-5.2
      Task/housing                      | -                            | permission/plan/family      | permission/plan/family
      CarePlan/plan-maya                | -                            | permission/plan/child       | permission/plan/child
      CarePlan/plan-theo                | -                            | permission/plan/child       | deny/class/plan
      Encounter/taf-1                   | -                            | deny/class/case-notes       | deny/class/case-notes
      Composition/taf-1-summary         | -                            | deny/class/case-notes       | deny/class/case-notes
      """;

  @ParameterizedTest(name = "{1} after step {0}")
  @CsvSource({"3a,hv-p,1", "3b,hv-p,2", "4,hv-p,2", "3a,fenbank,3", "3b,fenbank,3", "4,fenbank,3"})
  void eachResourceIsDecidedByTheRuleOfTheTable(String step, String organisation, int column) {
    List<Resource> family = ReidOkafor.after(step);
    Recipient recipient = new Recipient("Organization/" + organisation, Recipient.Basis.PERMISSION);
    Map<String, String> rules = rules(family, recipient);
    Map<String, String> expected = new TreeMap<>();
    rules.keySet().forEach(key -> expected.put(key, cell(key, column)));
    assertThat(rules).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void beforeAnybodyPermittedNobodyHoldsAnything(String step) {
    for (Recipient recipient : List.of(ReidOkafor.HEALTH, ReidOkafor.SCHOOL)) {
      assertThat(rules(ReidOkafor.after(step), recipient).values())
          .isSubsetOf("deny/no-consent", "deny/class/agreement", "carried/companion");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3a", "3b", "4"})
  void theCouncilSeesEverythingAlways(String step) {
    assertThat(rules(ReidOkafor.after(step), ReidOkafor.COUNCIL).values())
        .containsOnly("public-task");
  }

  private static Map<String, String> rules(List<Resource> family, Recipient recipient) {
    return Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().rule()));
  }

  private static String cell(String key, int column) {
    return Arrays.stream(TABLE.split("\n"))
        .map(row -> row.split("\\|"))
        .filter(row -> key.startsWith(row[0].strip().replace("*", "")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + key))[column]
        .strip();
  }
}
