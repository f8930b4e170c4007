package onestory.story;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;

/** What the council's timescales ask for: what is late first, what is due soon next. */
record Due(Telling telling) implements Chapter {

  private static final List<String> STATES = List.of("overdue", "warned", "on-track");

  @Override
  public void tell(Prose prose, Set<String> entries) {
    for (var state : STATES) {
      var said = new HashSet<String>(); // the same of several permissions, for one
      var clocks =
          telling.told().all(Task.class).stream()
              .filter(Due::isClock)
              .filter(clock -> Coded.as(clock.getBusinessStatus(), "clock-state", state))
              .filter(clock -> !state.equals("on-track") || action(clock).isEmpty())
              .sorted(Comparator.comparing(Due::by).thenComparing(Task::getDescription))
              .filter(clock -> said.add(line(clock)))
              .toList();
      if (!clocks.isEmpty()) {
        prose.heading(telling.wording().of("next." + state));
        prose.list(list -> clocks.forEach(clock -> list.item(item -> tell(clock, item))));
        clocks.forEach(clock -> entries.add(Key.of(clock)));
      }
    }
  }

  /** A task that says until when something is to be done, and is done by that. */
  static boolean isClock(Task task) {
    return Coded.in(task.getCode(), "timescale");
  }

  private void tell(Task clock, Prose item) {
    telling.about(clock.getFor(), item);
    var by =
        Dates.moment(end(clock))
            .map(until -> ", " + telling.wording().of("plan.by", until))
            .orElse("");
    var action = action(clock);
    item.text(clock.getDescription() + by + (action.isPresent() ? ": " : "."));
    action.ifPresent(told -> item.words(told.getDescription()));
  }

  /** What goes on as agreed is told in the plan, with its day. */
  private Optional<Task> action(Task clock) {
    return telling.told().find(clock.getFocus(), Task.class).filter(Plan::isAction);
  }

  private String line(Task clock) {
    return String.join(
        "|",
        telling.names().about(clock.getFor()),
        by(clock),
        clock.getDescription(),
        action(clock).map(Key::of).orElse(""));
  }

  private static String by(Task clock) {
    var end = end(clock);
    return end.hasValue() ? end.getValueAsString() : "9999";
  }

  private static DateTimeType end(Task clock) {
    return clock.getRestriction().getPeriod().getEndElement();
  }
}
