package onestory.story;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task;

/** Goals, who does what and by when, how we know, and how it is going. */
record Plan(Telling telling) implements Chapter {

  @Override
  public void tell(Prose prose, Set<String> entries) {
    var tasks =
        telling.told().all(Task.class).stream().filter(Plan::isAction).sorted(byDue()).toList();
    telling.told().all(Goal.class).stream()
        .sorted(
            Comparator.comparing(Plan::priority)
                .thenComparing(goal -> telling.names().about(goal.getSubject()))
                .thenComparing(goal -> goal.getDescription().getText()))
        .forEach(goal -> goal(goal, tasks, prose, entries));
    var other =
        tasks.stream()
            .filter(task -> telling.told().find(task.getFocus(), Goal.class).isEmpty())
            .toList();
    if (!other.isEmpty()) {
      prose.heading(telling.wording().of("plan.also"));
      actions(other, prose, entries);
    }
    attendance(prose, entries);
    for (var plan : telling.told().all(CarePlan.class)) {
      if (plan.getStatus() == CarePlan.CarePlanStatus.ACTIVE) {
        entries.add(Key.of(plan));
        safety(plan, prose);
      }
    }
  }

  private void goal(Goal goal, List<Task> tasks, Prose prose, Set<String> entries) {
    entries.add(Key.of(goal));
    prose.heading(
        heading -> {
          telling.about(goal.getSubject(), heading);
          heading.words(goal.getDescription().getText());
        });
    prose.paragraph(
        line -> {
          line.text(Wording.upperFirst(state(goal)) + ".");
          for (var target : goal.getTarget()) {
            line.text(" " + telling.wording().of("plan.how-we-know") + " ");
            Optional.ofNullable(target.getMeasure().getText()).ifPresent(line::words);
            if (target.hasDetailStringType()) {
              line.text(" ").words(target.getDetailStringType().getValue());
            }
            if (target.hasDueDateType()) {
              line.text(" " + by(target.getDueDateType()));
            }
            line.text(".");
          }
        });
    var own =
        tasks.stream()
            .filter(task -> Key.of(goal).equals(Key.of(task.getFocus()).orElse("")))
            .toList();
    if (!own.isEmpty()) {
      actions(own, prose, entries);
    }
    if (goal.hasNote()) {
      prose.paragraph(telling.wording().of("plan.how-it-goes"));
      prose.list(telling.notes(goal.getNote()));
    }
  }

  private void actions(List<Task> tasks, Prose prose, Set<String> entries) {
    prose.list(
        list ->
            tasks.forEach(
                task -> {
                  entries.add(Key.of(task));
                  list.item(item -> action(task, item));
                }));
  }

  private void action(Task task, Prose item) {
    item.words(Optional.ofNullable(task.getDescription()).orElse(""));
    var due = Dates.day(task.getRestriction().getPeriod().getEndElement());
    var line =
        Stream.concat(
                task.hasOwner() ? Stream.of(telling.names().who(task.getOwner())) : Stream.of(),
                due.map(day -> telling.wording().of("plan.by", day)).stream())
            .collect(Collectors.joining(", "));
    var state =
        task.hasStatus()
            ? telling.wording().find("task." + task.getStatus().toCode())
            : Optional.<String>empty();
    item.newLine()
        .text(
            Stream.concat(Stream.of(line), state.stream())
                .filter(text -> !text.isEmpty())
                .map(text -> Wording.upperFirst(text) + ".")
                .collect(Collectors.joining(" ")));
    if (task.getReasonCode().hasText()) {
      item.text(" " + telling.wording().of("plan.why") + " ");
      item.words(task.getReasonCode().getText());
    }
    item.list(telling.notes(task.getNote()));
  }

  private void attendance(Prose prose, Set<String> entries) {
    for (var observation : telling.told().all(Observation.class)) {
      if (Coded.as(observation.getCode(), "observation-kind", "attendance")
          && observation.hasValueQuantity()
          && observation.getValueQuantity().hasValue()) {
        entries.add(Key.of(observation));
        prose.paragraph(line -> attendance(observation, line));
      }
    }
  }

  private void attendance(Observation observation, Prose line) {
    telling.about(observation.getSubject(), line);
    var percent = observation.getValueQuantity().getValue().toPlainString() + " %";
    line.text(telling.wording().of("plan.attendance", percent));
    if (observation.hasEffectivePeriod()) {
      var period = observation.getEffectivePeriod();
      var from = Dates.day(period.getStartElement());
      var to = Dates.day(period.getEndElement());
      if (from.isPresent() && to.isPresent()) {
        line.text(" " + telling.wording().of("plan.between", from.get(), to.get()));
      }
    }
    line.text(".");
  }

  private void safety(CarePlan plan, Prose prose) {
    if (Coded.as(plan.getCategory(), "plan-category", "safety-plan") && plan.hasDescription()) {
      prose.heading(telling.wording().of("plan.safety"));
      prose.paragraph(
          line -> {
            telling.about(plan.getSubject(), line);
            line.words(plan.getDescription());
          });
    }
  }

  private String state(Goal goal) {
    return telling
        .wording()
        .meaning(goal.getAchievementStatus())
        .or(() -> telling.wording().find("goal." + goal.getLifecycleStatus().toCode()))
        .orElse("");
  }

  private String by(DateType due) {
    return Dates.day(due).map(day -> telling.wording().of("plan.by", day)).orElse("");
  }

  static boolean isAction(Task task) {
    return !task.hasCode() || Coded.as(task.getCode(), "task-code", "action");
  }

  private static int priority(Goal goal) {
    var priorities = List.of("high-priority", "medium-priority", "low-priority");
    return goal.getPriority().getCoding().stream()
        .mapToInt(coding -> priorities.indexOf(coding.getCode()))
        .filter(place -> place >= 0)
        .findFirst()
        .orElse(priorities.size());
  }

  private static Comparator<Task> byDue() {
    return Comparator.comparing(
        task -> task.getRestriction().getPeriod().getEnd(),
        Comparator.nullsLast(Comparator.naturalOrder()));
  }
}
