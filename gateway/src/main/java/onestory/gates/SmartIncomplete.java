package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Task;

/**
 * Goals and actions are specific, measurable, achievable, relevant (or realistic, as the council
 * says) and time-bound (DOMAIN.md 2.3, PLN-02, PLN-03).
 */
final class SmartIncomplete implements Gate {

  private static final String EXTENSIONS = Codes.BASE + "StructureDefinition/";
  private static final Set<GoalLifecycleStatus> OPEN =
      Set.of(
          GoalLifecycleStatus.PROPOSED,
          GoalLifecycleStatus.PLANNED,
          GoalLifecycleStatus.ACCEPTED,
          GoalLifecycleStatus.ACTIVE);

  @Override
  public String name() {
    return "smart-incomplete";
  }

  @Override
  public Set<String> types() {
    return Set.of("Goal", "Task");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    var r = setting.word("r", "relevant");
    for (var goal : incoming.told(Goal.class)) {
      if (OPEN.contains(goal.resource().getLifecycleStatus())) {
        goal(incoming, goal, r, findings);
      }
    }
    for (var action : incoming.told(Task.class)) {
      if (Codes.has(action.resource().getCode(), "task-code", "action")) {
        action(action, findings);
      }
    }
    return findings;
  }

  private void goal(Incoming incoming, Incoming.Told<Goal> told, String r, List<Finding> findings) {
    var goal = told.resource();
    missing(
        !goal.getDescription().isEmpty(),
        told.at("description"),
        "specific",
        "what is to be reached",
        findings);
    missing(hasAction(incoming, goal), told.at(), "specific", "an action that serves it", findings);
    missing(
        goal.getTarget().stream().anyMatch(t -> t.hasMeasure() || t.hasDetail()),
        told.at("target.measure"),
        "measurable",
        "how it will be known",
        findings);
    missing(
        isYes(goal.getExtensionByUrl(EXTENSIONS + "smart-achievable")),
        told.at("extension(smart-achievable)"),
        "achievable",
        "that somebody judged it so",
        findings);
    missing(goal.hasAddresses(), told.at("addresses"), r, "the need that it answers", findings);
    missing(
        goal.hasExtension(EXTENSIONS + "goal-acceptance"),
        told.at("extension(goal-acceptance)"),
        r,
        "that the family accepted it",
        findings);
    missing(
        goal.getTarget().stream().anyMatch(Goal.GoalTargetComponent::hasDue),
        told.at("target.due"),
        "time-bound",
        "by when",
        findings);
  }

  private void action(Incoming.Told<Task> told, List<Finding> findings) {
    var action = told.resource();
    missing(
        action.hasDescription(),
        told.at("description"),
        "specific",
        "what is to be done",
        findings);
    missing(action.hasOwner(), told.at("owner"), "specific", "who does it", findings);
    missing(action.hasReasonCode(), told.at("reasonCode"), "specific", "why", findings);
    missing(
        action.getRestriction().getPeriod().hasEnd(),
        told.at("restriction.period.end"),
        "time-bound",
        "by when",
        findings);
  }

  private static boolean hasAction(Incoming incoming, Goal goal) {
    var key = Incoming.key(goal);
    return incoming.told(Task.class).stream()
            .anyMatch(told -> key.equals(told.resource().getFocus().getReference()))
        || incoming.family(Task.class).anyMatch(task -> key.equals(task.getFocus().getReference()));
  }

  private void missing(
      boolean there, String at, String letter, String what, List<Finding> findings) {
    if (!there) {
      findings.add(
          Finding.lasting(
              name(),
              at,
              "Not %s: it does not say %s.".formatted(letter, what),
              "Add it at the next review."));
    }
  }

  private static boolean isYes(Extension extension) {
    return extension != null
        && extension.hasValue()
        && "true".equals(extension.getValue().primitiveValue());
  }
}
