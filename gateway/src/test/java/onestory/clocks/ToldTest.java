package onestory.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import onestory.timescales.Moment;
import org.junit.jupiter.api.Test;

/** What the record tells of a clock, from its start to its end. */
class ToldTest {

  private static final String REVIEW =
      "taf-review: {source: TIM-07, says: Hold the next meeting, each: family, from: [meeting-held],"
          + " until: [meeting-held, done-by-hand], ends: [episode-closed], within: {weeks: 8}, warn: {days: 7}}";

  private final CouncilClocks council = GivenCouncil.with(REVIEW);
  private final GivenRecord record =
      new GivenRecord()
          .has("Group", "okafor", "{}")
          .has(
              "EpisodeOfCare",
              "episode",
              "{'status':'active','patient':<Patient/maya>,'careManager':<PractitionerRole/sam>}")
          .has("Encounter", "first", meeting("2026-04-10"));

  @Test
  void aClockOnTrackIsATaskToBeLookedUp() {
    var task = at("2026-04-11T09:00:00Z").get(0);

    assertThat(GivenRecord.named(task.toPrettyString(), "okafor", "first", "fenbank"))
        .isEqualToNormalizingWhitespace(
            """
            {
              "resourceType" : "Task",
              "id" : "%s",
              "meta" : {
                "source" : "urn:onestory:system:onestory",
                "security" : [ {
                  "system" : "https://onestory.example/fhir/CodeSystem/information-class",
                  "code" : "timescale"
                } ],
                "tag" : [ {
                  "system" : "https://onestory.example/fhir/CodeSystem/delivery",
                  "code" : "look-up"
                } ]
              },
              "extension" : [ {
                "url" : "https://onestory.example/fhir/StructureDefinition/addressee",
                "valueReference" : {
                  "reference" : "Organization/fenbank",
                  "type" : "Organization"
                }
              }, {
                "url" : "https://onestory.example/fhir/StructureDefinition/timescale-rule",
                "valueString" : "peterborough/pb-1/taf-review"
              }, {
                "url" : "https://onestory.example/fhir/StructureDefinition/calendar-version",
                "valueString" : "plain"
              } ],
              "identifier" : [ {
                "system" : "https://onestory.example/fhir/Id/clock",
                "value" : "%s"
              } ],
              "status" : "in-progress",
              "intent" : "order",
              "priority" : "routine",
              "code" : {
                "coding" : [ {
                  "system" : "https://onestory.example/fhir/CodeSystem/task-code",
                  "code" : "timescale"
                }, {
                  "system" : "https://onestory.example/fhir/CodeSystem/timescale",
                  "code" : "taf-review"
                } ]
              },
              "businessStatus" : {
                "coding" : [ {
                  "system" : "https://onestory.example/fhir/CodeSystem/clock-state",
                  "code" : "on-track"
                } ]
              },
              "description" : "Hold the next meeting",
              "focus" : {
                "reference" : "Encounter/first",
                "type" : "Encounter"
              },
              "for" : {
                "reference" : "Group/okafor",
                "type" : "Group"
              },
              "executionPeriod" : {
                "start" : "2026-04-10"
              },
              "authoredOn" : "2026-04-10",
              "owner" : {
                "type" : "Organization",
                "reference" : "Organization/fenbank"
              },
              "restriction" : {
                "period" : {
                  "end" : "2026-06-05"
                }
              }
            }
            """
                .formatted(task.path("id").asText(), task.at("/identifier/0/value").asText()));
  }

  @Test
  void itWarnsIsOverdueAndIsClearedWhenItIsMet() {
    assertThat(told("2026-05-28T22:59:59Z")).containsExactly("Task in-progress on-track routine");
    assertThat(told("2026-05-28T23:00:00Z"))
        .containsExactly(
            "Task in-progress warned routine",
            "DetectedIssue preliminary moderate 2026-05-29T00:00:00+01:00 Hold the next meeting: due by 5 June 2026.");
    assertThat(told("2026-06-05T22:59:59Z")).isEmpty();
    assertThat(told("2026-06-05T23:00:00Z"))
        .containsExactly(
            "Task in-progress overdue urgent",
            "DetectedIssue final high 2026-06-06T00:00:00+01:00"
                + " Hold the next meeting: was due by 5 June 2026, and is overdue.");
    record.has("Encounter", "second", meeting("2026-06-11"));
    assertThat(told("2026-06-11T16:00:00Z"))
        .containsExactly(
            "Task completed met-late routine",
            "DetectedIssue cancelled high 2026-06-06T00:00:00+01:00"
                + " Hold the next meeting: was due by 5 June 2026, and is overdue."
                + " (Done on 11 June 2026, 6 days late. 2026-06-11)",
            "Task in-progress on-track routine");
    assertThat(told("2026-06-12T16:00:00Z")).isEmpty();
  }

  @Test
  void whatEndsIsNoLongerAskedFor() {
    told("2026-06-06T09:00:00Z");
    record.has(
        "EpisodeOfCare",
        "episode",
        "{'status':'finished','patient':<Patient/maya>,'careManager':<PractitionerRole/sam>,"
            + "'period':{'end':'2026-06-08'}}");

    assertThat(told("2026-06-08T16:00:00Z"))
        .containsExactly(
            "Task cancelled ended routine",
            "DetectedIssue cancelled high 2026-06-06T00:00:00+01:00"
                + " Hold the next meeting: was due by 5 June 2026, and is overdue."
                + " (No longer asked for. 2026-06-08)");
  }

  @Test
  void whatSomebodyCompletesByHandStaysCompleted() {
    told("2026-04-11T09:00:00Z");
    var task = task();
    task.put("status", "completed");
    record.at("2026-05-02T10:00:00Z").changed(task, "fenbank");

    assertThat(told("2026-05-02T10:00:01Z")).containsExactly("Task completed met routine");
    assertThat(told("2026-05-03T10:00:00Z")).isEmpty();
  }

  @Test
  void otherRulesMoveWhatRunsAndLeaveWhatHasStopped() {
    record.has("Encounter", "second", meeting("2026-05-25"));
    told("2026-05-26T09:00:00Z");
    var shorter = GivenCouncil.with(REVIEW.replace("weeks: 8", "weeks: 6"), "pb-2");

    assertThat(tell(shorter, "2026-05-27T09:00:00Z"))
        .extracting(one -> one.at("/restriction/period/end").asText())
        .containsExactly("2026-07-06");
  }

  @Test
  void aNewVersionOfTheFileAloneChangesNothing() {
    told("2026-04-11T09:00:00Z");

    assertThat(tell(GivenCouncil.with(REVIEW, "pb-2"), "2026-04-12T09:00:00Z")).isEmpty();
  }

  @Test
  void aRuleThatIsTakenOutEndsItsClocks() {
    told("2026-04-11T09:00:00Z");

    assertThat(tell(GivenCouncil.with("{}"), "2026-04-12T09:00:00Z").stream().map(this::words))
        .containsExactly("Task cancelled ended routine");
  }

  /** What would be written at that moment, and is then in the record. */
  private List<String> told(String moment) {
    return at(moment).stream().map(this::words).toList();
  }

  private List<ObjectNode> at(String moment) {
    return tell(council, moment);
  }

  private List<ObjectNode> tell(CouncilClocks rules, String moment) {
    var now = Instant.parse(moment);
    var family = record.outline();
    var told =
        new Told(family, rules, Moment.ofInstant(now)).of(Run.of(family, rules, now).clocks());
    var changed =
        told.stream()
            .filter(
                one ->
                    family
                        .entry(one.path("resourceType").asText() + "/" + one.path("id").asText())
                        .filter(entry -> entry.content().equals(one))
                        .isEmpty())
            .toList();
    changed.forEach(one -> record.concluded(one.deepCopy()));
    return changed;
  }

  private ObjectNode task() {
    return record.outline().ofType("Task").findFirst().orElseThrow().content().deepCopy();
  }

  private String words(ObjectNode one) {
    var type = one.path("resourceType").asText();
    if (type.equals("Task")) {
      return String.join(
          " ",
          type,
          one.path("status").asText(),
          one.at("/businessStatus/coding/0/code").asText(),
          one.path("priority").asText());
    }
    var cleared =
        one.path("mitigation").isMissingNode()
            ? ""
            : " (%s %s)"
                .formatted(
                    one.at("/mitigation/0/action/text").asText(),
                    one.at("/mitigation/0/date").asText());
    return String.join(
            " ",
            type,
            one.path("status").asText(),
            one.path("severity").asText(),
            one.path("identifiedDateTime").asText(),
            one.path("detail").asText())
        + cleared;
  }

  private static String meeting(String day) {
    return "{'status':'finished','type':[{'coding':[{'system':'S/CodeSystem/meeting-type','code':'taf'}]}],'period':{'start':'%s'}}"
        .formatted(day);
  }
}
