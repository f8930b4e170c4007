package onestory.clocks;

import static onestory.timescales.HappeningKind.ACTION_AGREED;
import static onestory.timescales.HappeningKind.ACTION_FINISHED;

import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;

/** Actions of a plan agreed, with the day by which each is to be done, and finished. */
final class ActionHappenings {

  private static final Set<String> FINISHED =
      Set.of("completed", "cancelled", "failed", "rejected");

  private ActionHappenings() {}

  static Stream<Happening> of(Outline family) {
    return Said.all(family, "Task")
        .filter(task -> task.isTask("action") && !task.text("/status").equals("entered-in-error"))
        .flatMap(ActionHappenings::of);
  }

  private static Stream<Happening> of(Said action) {
    var child = action.child("/for");
    var agreed =
        new Happening(
            ACTION_AGREED,
            action.reference(),
            child,
            action.reference(),
            action.moment("/authoredOn").orElseGet(action::since),
            action.day("/restriction/period/end"));
    return action.hasStatus(FINISHED)
        ? Stream.of(
            agreed,
            action.happened(
                ACTION_FINISHED,
                child,
                action.reference(),
                action.moment("/executionPeriod/end").orElseGet(action::since)))
        : Stream.of(agreed);
  }
}
