package onestory.gates;

import static onestory.gates.Message.concept;
import static onestory.gates.Message.extension;
import static onestory.gates.Message.met;
import static onestory.gates.Message.to;
import static onestory.gates.Message.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of S, M, A, R and T a goal or an action lacks, and where. */
class SmartGateTest {

  private static final Set<String> WHOLE =
      Set.of("words", "action", "measure", "achievable", "need", "accepted", "due");
  private static final Set<String> WHOLE_ACTION = Set.of("words", "owner", "why", "deadline");

  @ParameterizedTest
  @CsvSource({
    "words, .description, specific",
    "action, '', specific",
    "measure, .target.measure, measurable",
    "achievable, .extension(smart-achievable), achievable",
    "need, .addresses, realistic",
    "accepted, .extension(goal-acceptance), realistic",
    "due, .target.due, time-bound"
  })
  void aGoal(String without, String at, String letter) {
    var has = new TreeSet<>(WHOLE);
    has.remove(without);
    var findings =
        findings(List.of(goal(has)), has.contains("action") ? List.of(serving()) : List.of());
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).problem().at())
        .isEqualTo("Bundle.entry[0].resource.ofType(Goal)" + at);
    assertThat(findings.get(0).problem().says()).startsWith("Not " + letter + ":");
  }

  @ParameterizedTest
  @CsvSource({
    "words, .description, specific",
    "owner, .owner, specific",
    "why, .reasonCode, specific",
    "deadline, .restriction.period.end, time-bound"
  })
  void anAction(String without, String at, String letter) {
    var has = new TreeSet<>(WHOLE_ACTION);
    has.remove(without);
    var findings = findings(List.of(action(has)), List.of());
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).problem().at())
        .isEqualTo("Bundle.entry[0].resource.ofType(Task)" + at);
    assertThat(findings.get(0).problem().says()).startsWith("Not " + letter + ":");
  }

  @Test
  void whatIsWholeOrOverNeedsNothing() {
    assertThat(findings(List.of(goal(WHOLE), serving()), List.of())).isEmpty();
    assertThat(findings(List.of(goal(WHOLE)), List.of(serving()))).isEmpty();
    assertThat(
            met("smart-incomplete", new Goal().setLifecycleStatus(GoalLifecycleStatus.COMPLETED)))
        .isEmpty();
    assertThat(met("smart-incomplete", new Task().setCode(concept("task-code", "mash-contact"))))
        .isEmpty();
  }

  @Test
  void nothingTheFamilySaidIsRepeated() {
    findings(List.of(goal(Set.of("words"))), List.of())
        .forEach(f -> assertThat(f.problem().toString()).doesNotContain("secret words"));
  }

  private static List<Finding> findings(List<Resource> told, List<Resource> recorded) {
    return new SmartIncomplete()
        .findings(
            Message.incoming(told, recorded),
            new GateSetting(GateSetting.As.WARN, Map.of("r", "realistic")));
  }

  private static Goal goal(Set<String> has) {
    var goal = with("goal", new Goal()).setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
    goal.getDescription().setText(has.contains("words") ? "secret words" : null);
    var target = goal.addTarget();
    if (has.contains("measure")) {
      target.getMeasure().setText("how");
    }
    if (has.contains("due")) {
      target.getDueDateType().setValueAsString("2026-07-17");
    }
    if (has.contains("achievable")) {
      goal.addExtension(extension("smart-achievable"), new BooleanType(true));
    }
    if (has.contains("accepted")) {
      goal.addExtension(extension("goal-acceptance"), to("Person/dana"));
    }
    if (has.contains("need")) {
      goal.addAddresses(to("Condition/need"));
    }
    return goal;
  }

  private static Task serving() {
    return action(WHOLE_ACTION);
  }

  private static Task action(Set<String> has) {
    var action = with("action", new Task()).setCode(concept("task-code", "action"));
    action.setFocus(to("Goal/goal"));
    action.setDescription(has.contains("words") ? "secret words" : null);
    if (has.contains("owner")) {
      action.setOwner(to("PractitionerRole/sam"));
    }
    if (has.contains("why")) {
      action.getReasonCode().setText("because");
    }
    if (has.contains("deadline")) {
      action.getRestriction().getPeriod().getEndElement().setValueAsString("2026-07-17");
    }
    return action;
  }
}
