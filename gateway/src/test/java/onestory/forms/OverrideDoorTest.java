package onestory.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onestory.identity.NhsNumber;
import onestory.identity.Upn;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an override must say before it is taken: the table of what is refused, with its place. */
final class OverrideDoorTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonDoor door = door();
  private final JsonCheck check =
      new JsonCheck(
          new Schemas(new Doors(List.of(door)).schemas()),
          new JsonRules(
              number -> NhsNumber.parse(number).isPresent(), upn -> Upn.parse(upn).isPresent()),
          new OverrideRule(source -> 168));

  @Test
  void theOverrideOfFamilyFourIsTaken() {
    var accepted = check.check(door, "override", bytes(override()));

    assertThat(accepted.id()).isEqualTo("OV-26-00731");
    assertThat(accepted.family()).isEqualTo("mash-MC-26-00731");
  }

  @ParameterizedTest(name = "{0}: {1} is {2} at {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/until | '2026-04-08T21:00:01+01:00' | override-too-long | /until",
        "/until | '2026-04-08T20:00:01Z' | override-too-long | /until",
        "/until | '2026-04-01T21:00:00+01:00' | dates-reversed | /until",
        "/until | '2026-03-31T21:00:00+01:00' | dates-reversed | /until",
        "/until | 'next week' | schema:pattern | /until",
        "/approvedBy/surname | 'OSEI' | schema-ok | ",
        "/basis | 'curiosity' | schema:enum | /basis",
        "/status | 'renewed' | schema:enum | /status",
        "/reason | 'Bruise.' | schema:minLength | /reason",
        "/opens | ['agreement'] | schema:enum | /opens/0",
        "/opens | [] | schema:minItems | /opens",
        "/grantedBy/role |  | schema:required | /grantedBy/role",
        "/grantedBy/given |  | schema:required | /grantedBy/given",
        "/approvedBy |  | schema:required | /approvedBy",
        "/recipient |  | schema:required | /recipient",
        "/notToldBecause |  | schema:required | /notToldBecause",
        "/familyTold |  | schema:required | /familyTold",
        "/child/birthDate |  | schema:required | /child/birthDate",
        "/sibling | [{'surname':'Novak','birthDate':'2020-01-01'}] | schema:required | /sibling/0/reference",
        "/status | 'ended' | schema:required | /ended",
        "/child/nhsNumber | '9990001358' | nhs-number | /child/nhsNumber"
      })
  void whatLeavesItOpenIsRefused(String place, String value, String rule, String at)
      throws IOException {
    ObjectNode override = override();
    set(override, place, value);
    if (rule.equals("schema-ok")) {
      assertThatCode(() -> check.check(door, "override", bytes(override)))
          .doesNotThrowAnyException();
      return;
    }

    Problem problem = refusal(override);

    assertThat(problem.rule()).isEqualTo(rule);
    assertThat(problem.at()).isEqualTo(at);
    assertThat(problem.says() + problem.remedy()).doesNotContain("Novak", "bruise", "999000");
  }

  @Test
  void whoGrantsItCannotApproveItToo() {
    ObjectNode override = override();
    ObjectNode approver = override.withObject("/approvedBy");
    approver.put("given", "nadia").put("surname", "Osei").put("role", "MASH manager");

    Problem problem = refusal(override);

    assertThat(problem.rule()).isEqualTo("override-one-person");
    assertThat(problem.at()).isEqualTo("/approvedBy");
  }

  @Test
  void aCouncilThatAllowsNoneTakesNone() {
    var strict =
        new JsonCheck(
            new Schemas(new Doors(List.of(door)).schemas()),
            new JsonRules(number -> true, upn -> true),
            new OverrideRule(source -> 0));

    assertThatExceptionOfType(ProblemFound.class)
        .isThrownBy(() -> strict.check(door, "override", bytes(override())))
        .satisfies(found -> assertThat(found.problem().rule()).isEqualTo("override-too-long"));
  }

  private Problem refusal(ObjectNode override) {
    try {
      check.check(door, "override", bytes(override));
    } catch (ProblemFound found) {
      return found.problem();
    }
    throw new AssertionError("it was taken: " + override);
  }

  private static void set(ObjectNode message, String place, String value) throws IOException {
    JsonPointer at = JsonPointer.compile(place);
    ObjectNode parent = (ObjectNode) message.at(at.head());
    String name = at.last().getMatchingProperty();
    if (value == null) {
      parent.remove(name);
    } else {
      parent.set(name, node(value));
    }
  }

  private static JsonNode node(String value) throws IOException {
    return value.startsWith("[")
        ? JSON.readTree(value.replace('\'', '"'))
        : JSON.getNodeFactory().textNode(value);
  }

  private static ObjectNode override() {
    try (InputStream in =
        OverrideDoorTest.class.getResourceAsStream("/onestory/safeguarding/override.json")) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(JsonNode message) {
    return message.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonDoor door() {
    try {
      return new YAMLMapper()
          .readValue(Files.readString(Path.of("doors/mash-pcc.yaml")), JsonDoor.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
