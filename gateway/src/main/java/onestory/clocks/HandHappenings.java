package onestory.clocks;

import static onestory.timescales.HappeningKind.DONE_BY_HAND;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Concluded;
import onestory.record.Outline;
import onestory.timescales.Clock;
import onestory.timescales.Happening;
import onestory.timescales.Moment;

/** Clocks whose own Task somebody has completed; afterwards the Task itself goes on saying so. */
final class HandHappenings {

  private HandHappenings() {}

  static Stream<Happening> of(Outline family, Collection<Clock> clocks) {
    return clocks.stream()
        .flatMap(
            clock ->
                family
                    .entry(ClockId.of(family.family(), clock).reference())
                    .map(Said::new)
                    .filter(task -> task.text("/status").equals("completed"))
                    .flatMap(HandHappenings::when)
                    .map(
                        at ->
                            new Happening(
                                DONE_BY_HAND,
                                ClockId.of(family.family(), clock).reference(),
                                Set.of(),
                                clock.key(),
                                at,
                                Optional.empty()))
                    .stream());
  }

  private static Optional<Moment> when(Said task) {
    if (!task.entry().source().equals(Concluded.SOURCE)) {
      return Optional.of(task.since());
    }
    return task.each("/output").anyMatch(one -> stoppedBy(one).equals(task.reference()))
        ? task.moment("/executionPeriod/end")
        : Optional.empty();
  }

  private static String stoppedBy(JsonNode output) {
    return output.at("/valueReference/reference").asText();
  }
}
