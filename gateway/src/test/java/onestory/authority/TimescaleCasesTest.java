package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may hold a clock, and what is told when it is late: the council, and the one organisation
 * that it is addressed to while that may know of the help at all.
 */
class TimescaleCasesTest {

  @ParameterizedTest
  @CsvSource({
    // what, addressed to, who asks, what is permitted, about whom, outcome
    "Task, fenbank, fenbank, existence, child, permission/existence/child",
    "Task, fenbank, fenbank, existence, family, permission/existence/family",
    "DetectedIssue, fenbank, fenbank, existence, child, permission/existence/child",
    // its class need not be named in a permission: existence is what it takes
    "Task, fenbank, fenbank, plan, child, permission/existence/child",
    // nobody else, whatever they may hold
    "Task, fenbank, hv-p, existence plan needs, child, deny/not-addressee",
    "DetectedIssue, fenbank, hv-p, existence plan needs, child, deny/not-addressee",
    "Task, '', fenbank, existence plan, child, deny/not-addressee",
    // addressed to it, and not permitted to know
    "Task, fenbank, fenbank, '', child, deny/no-consent",
    "DetectedIssue, fenbank, fenbank, '', child, deny/no-consent",
    // what it hangs on is of another class, which must be permitted then
    "Task of an action, fenbank, fenbank, existence, child, deny/class/plan",
    "Task of an action, fenbank, fenbank, plan, child, permission/plan/child",
    "DetectedIssue of an action, fenbank, fenbank, existence, child, deny/class/plan",
    "DetectedIssue of an action, fenbank, fenbank, plan, child, permission/plan/child",
    // what it hangs on tells a need that is held back, so it is held back too
    "Task of a sensitive goal, fenbank, fenbank, existence plan, child, deny/sensitive/need-4.1",
    "DetectedIssue of a sensitive goal, fenbank, fenbank, existence plan, child, deny/sensitive/need-4.1"
  })
  void isFor(
      String what, String addressee, String asker, String permitted, String whom, String rule) {
    var clock = clock(what, whom.equals("family") ? "Group/family" : "Patient/theo");
    clock.setId("clock");
    if (!addressee.isEmpty()) {
      clock.addExtension(Canonical.ADDRESSEE, new Reference("Organization/" + addressee));
    }
    List<Resource> family = new ArrayList<>(family());
    family.add(clock);
    if (!permitted.isEmpty()) {
      family.add(Given.share("dana", "theo", asker, permitted));
    }

    assertThat(
            Authority.decide(
                    new Recipient("Organization/" + asker, Recipient.Basis.PERMISSION),
                    Family.of(family),
                    new Policy("pcc-1", Set.of("4."), SafeguardingPolicy.NONE),
                    Instant.parse("2026-05-06T09:00:00Z"))
                .get(Key.of(clock))
                .rule())
        .isEqualTo(rule);
  }

  private static DomainResource clock(String what, String about) {
    var focus =
        new Reference(
            what.endsWith("of a sensitive goal")
                ? "Task/action"
                : what.endsWith("of an action") ? "Task/plain" : "EpisodeOfCare/episode-theo");
    if (what.startsWith("Task")) {
      var task = Given.labelled(new Task(), "clock", InformationClass.TIMESCALE);
      return task.setFor(new Reference(about)).setFocus(focus);
    }
    var issue = Given.labelled(new DetectedIssue(), "clock", InformationClass.TIMESCALE);
    issue.addEvidence().addDetail(focus);
    return issue.setPatient(new Reference(about)).setCode(new CodeableConcept());
  }

  private static List<Resource> family() {
    var goal = Given.goal("goal", "Patient/theo", "need");
    var action = Given.labelled(new Task(), "action", "plan");
    action.setFor(new Reference("Patient/theo")).setFocus(new Reference("Goal/goal"));
    var plain = Given.labelled(new Task(), "plain", "plan").setFor(new Reference("Patient/theo"));
    return List.of(
        plain,
        Given.child("theo", "9990001073"),
        Given.adult("dana"),
        Given.related("dana", "theo", "yes"),
        Given.family("family", "theo"),
        Given.agreement("theo", "dana"),
        Given.episode("theo", "sam"),
        Given.need("need", "4.1", "Patient/theo"),
        goal,
        action);
  }
}
