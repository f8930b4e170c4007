package onestory.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import onestory.identity.NhsNumber;
import onestory.identity.Upn;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What keeps the contract is accepted; whatever does not is refused with its rule and its place.
 */
final class JsonCheckTest {

  private static final String FAMILY = "/onestory/families/2-barraclough/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonDoor door = door();
  private final JsonCheck check =
      new JsonCheck(
          new Schemas(new Doors(List.of(door)).schemas()),
          new JsonRules(
              number -> NhsNumber.parse(number).isPresent(), upn -> Upn.parse(upn).isPresent()),
          new OverrideRule(source -> 0));

  @ParameterizedTest
  @CsvSource({
    "assessment, 1-1-form-assessment, SUB-90311",
    "review-plan, 2-1-form-review-plan, SUB-91877",
    "plan-sent, 2a-1-form-plan-sent, SUB-92044",
    "review-plan, 2c-1-form-review-plan, SUB-94711",
    "closure-summary, 3-1-form-closure-summary, SUB-95020",
  })
  void eachFormOfTheFamilyIsAccepted(String kind, String file, String submission) {
    AcceptableJson accepted = check.check(door, kind, bytes(form(file)));

    assertThat(accepted.id()).isEqualTo(submission);
    assertThat(accepted.version()).isEqualTo(1);
    assertThat(accepted.family()).isEqualTo("NL-2026-00417");
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/formVersion | 'nl-assessment-2031-01' | unknown-form | /formVersion",
        "/formVersion | 'nl-review-plan-2022-11' | unknown-form | /formVersion",
        "/favouriteColour | 'red' | schema:additionalProperties | /favouriteColour",
        "/people/children/0/shoeSize | 36 | schema:additionalProperties | /people/children/0/shoeSize",
        "/needs/0/code | '99.9' | schema:enum | /needs/0/code",
        "/sharing/0/shares/0/organisation/scheme | 'council' | schema:enum | /sharing/0/shares/0/organisation/scheme",
        "/pdfWanted | 'yes' | schema:type | /pdfWanted",
        "/reason | '' | schema:minLength | /reason",
        "/completedOn | '2026-02-30' | schema:format | /completedOn",
        "/completedOn | 'yesterday' | schema:format | /completedOn",
        "/submittedAt | '2026-03-30T16:05:00' | schema:format | /submittedAt",
        "/startedOn | '2026-03-31' | dates-reversed | /completedOn",
        "/sharing/0/until | '2025-03-30' | dates-reversed | /sharing/0/until",
        "/plan/nextReview/on | '2026-03-01' | dates-reversed | /plan/nextReview/on",
        "/people/children/0/nhsNumber | '9990001145' | nhs-number | /people/children/0/nhsNumber",
        "/people/children/0/upn | 'G813210119008' | upn | /people/children/0/upn",
        "/people/children/1/ref | 'c1' | repeated-id | /people/children/1/ref",
        "/plan/goals/0/child | 'c9' | unknown-reference | /plan/goals/0/child",
        "/agreements/0/byAdult | 'a9' | unknown-reference | /agreements/0/byAdult",
        "/team/1/professional | 'w9' | unknown-reference | /team/1/professional",
        "/outcomeAreas/9/area | '9' | schema:minContains | /outcomeAreas",
        "/agreements/0/byChild | 'c1' | schema:oneOf | /agreements/0",
      })
  @DisplayName("7.52 7.53 what breaks the contract is refused with its place")
  void whatBreaksTheContractIsRefusedWithItsPlace(
      String place, String value, String rule, String at) throws IOException {
    ObjectNode form = form("1-1-form-assessment");
    set(form, place, JSON.readTree(value.startsWith("3") ? value : '"' + value + '"'));

    Problem problem = refusal(bytes(form));

    assertThat(problem.rule()).isEqualTo(rule);
    assertThat(problem.at()).isEqualTo(at);
    assertThat(problem.says() + problem.remedy()).isNotBlank().doesNotContain("999000", "G8132");
  }

  @Test
  void whatIsMissingIsNamedWithItsPlace() {
    ObjectNode form = form("1-1-form-assessment");
    form.withObject("/analysis").remove("predicting");

    Problem problem = refusal(bytes(form));

    assertThat(problem.rule()).isEqualTo("schema:required");
    assertThat(problem.at()).isEqualTo("/analysis/predicting");
  }

  @Test
  void whatIsOneThingInTheRecordIsToldOnce() {
    ObjectNode form = form("1-1-form-assessment");
    form.withArray("/parentVoices").add(form.at("/parentVoices/0"));

    Problem problem = refusal(bytes(form));

    assertThat(problem.rule()).isEqualTo("told-twice");
    assertThat(problem.at()).isEqualTo("/parentVoices/1");
  }

  @Test
  void aReviewThatGoesOnNeedsADateForTheNext() {
    ObjectNode form = form("2-1-form-review-plan");
    form.withObject("/plan").remove("nextReview");

    assertThat(refusal("review-plan", bytes(form)).at()).isEqualTo("/plan/nextReview");
  }

  @Test
  void aKindThatIsNotSentHereIsRefusedWithThoseThatAre() {
    Problem problem = refusal("contact", bytes(form("1-1-form-assessment")));

    assertThat(problem.rule()).isEqualTo("unknown-kind");
    assertThat(problem.remedy()).contains("assessment", "review-plan", "closure-summary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not JSON", "[]", "\"text\"", "{} {}", "{\"a\":1,}", "{'a':1}", "{\"a\":NaN}"})
  void whatIsNotOneJsonObjectIsRefused(String body) {
    assertThat(refusal(body.getBytes(StandardCharsets.UTF_8)).rule()).isEqualTo("json");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin = "{\"reason\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refusal(latin).rule()).isEqualTo("utf-8");
    assertThat(refusal("{}".getBytes(StandardCharsets.UTF_16)).rule()).isEqualTo("utf-8");
  }

  @DisplayName("4.21 A name that stands twice is refused with its place")
  @Test
  void aNameThatStandsTwiceIsRefusedWithItsPlace() {
    Problem problem =
        refusal("{\"plan\":{\"goals\":[],\"goals\":[]}}".getBytes(StandardCharsets.UTF_8));

    assertThat(problem.rule()).isEqualTo("duplicate-key");
    assertThat(problem.at()).isEqualTo("/plan/goals");
  }

  @Test
  void aThousandLevelsAreRefused() {
    byte[] deep =
        ("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)).getBytes(StandardCharsets.UTF_8);

    assertThat(refusal(deep).rule()).isEqualTo("limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u0007", "\\ud83d", "\\ude00 \\ud83d", "\\uffff"})
  void aCharacterThatCantBeKeptIsRefusedWhereItIsHidden(String escape) {
    String form = form("1-1-form-assessment").toString();
    byte[] changed =
        form.replace("Low mood since", "Low" + escape + " mood since")
            .getBytes(StandardCharsets.UTF_8);

    Problem problem = refusal(changed);

    assertThat(problem.rule()).isEqualTo("character");
    assertThat(problem.at()).isEqualTo("/needs/0/words");
  }

  @Test
  void wordsFromRightToLeftAndEmojiStayAsTheyAreWritten() {
    String words =
        "\u202e\u05e9\u05dc\u05d5\u05dd\u202c \u0645\u0631\u062d\u0628\u0627 \ud83d\ude00 e\u0301\n\ttwo  spaces ";
    ObjectNode form = form("1-1-form-assessment");
    form.withObject("/needs/0").put("words", words);

    AcceptableJson accepted = check.check(door, "assessment", bytes(form));

    assertThat(accepted.message().at("/needs/0/words").asText()).isEqualTo(words);
  }

  @Test
  void theSameContentIsTheSameBytesHoweverItWasWritten() throws IOException {
    ObjectNode form = form("1-1-form-assessment");
    ObjectNode turned = JSON.createObjectNode();
    List<String> names = new java.util.ArrayList<>();
    form.fieldNames().forEachRemaining(names::add);
    java.util.Collections.reverse(names);
    names.forEach(name -> turned.set(name, form.get(name)));
    byte[] indented = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(turned);

    assertThat(CanonicalJson.of(check.check(door, "assessment", indented).message()))
        .isEqualTo(CanonicalJson.of(form));
  }

  private Problem refusal(byte[] body) {
    return refusal("assessment", body);
  }

  private Problem refusal(String kind, byte[] body) {
    return catchThrowableOfType(ProblemFound.class, () -> check.check(door, kind, body)).problem();
  }

  private static void set(ObjectNode form, String place, JsonNode value) {
    int slash = place.lastIndexOf('/');
    ((ObjectNode) form.at(place.substring(0, slash))).set(place.substring(slash + 1), value);
  }

  private static byte[] bytes(JsonNode form) {
    return form.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode form(String name) {
    try (var in = JsonCheckTest.class.getResourceAsStream(FAMILY + name + ".json")) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonDoor door() {
    try {
      return new YAMLMapper().readValue(Path.of("doors/forms-nlc.yaml").toFile(), JsonDoor.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
