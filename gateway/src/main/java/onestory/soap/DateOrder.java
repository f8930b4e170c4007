package onestory.soap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onestory.problem.Problem;

/** Dates of one message that can't be in the order in which they are told. */
final class DateOrder implements MessageReading.ValueRule {

  /**
   * What comes later may not be before what comes earlier.
   *
   * @param later its path, as {@link ElementPath#plain()} has it
   * @param up how many steps up from there the earlier one stands
   * @param earlier its name there
   */
  private record Order(String later, int up, String earlier) {}

  private static final List<Order> ORDERS =
      List.of(
          new Order("child/address/until", 1, "from"),
          new Order("adult/address/until", 1, "from"),
          new Order("episode/closed", 1, "opened"),
          new Order("episode/previousLead/until", 1, "from"),
          new Order("episode/teamMember/until", 1, "from"),
          new Order("episode/stageHistory/until", 1, "from"),
          new Order("until", 1, "from"),
          new Order("until", 1, "given"),
          new Order("finalised", 1, "initiated"),
          new Order("updated", 1, "finalised"),
          new Order("qualityCheck/checked", 1, "submitted"),
          new Order("ended", 1, "held"),
          new Order("plan/goal/due", 1, "start"),
          new Order("plan/goal/action/due", 1, "created"),
          new Order("safetyPlan/until", 1, "created"),
          new Order("triage/decided", 2, "requested"),
          new Order("panelSlot/end", 1, "start"),
          new Order("enquiry/startedAt", 2, "receivedAt"));

  /** A list that is told in date order. */
  private static final String CHRONOLOGY = "entry/date";

  private final Map<String, String> texts = new HashMap<>();

  @Override
  public Problem broken(String path, String text, String at) {
    String place = at.substring(0, at.indexOf(' '));
    texts.put(place, text.strip());
    for (Order order : ORDERS) {
      if (order.later().equals(path)) {
        String earlier = texts.get(up(place, order.up()) + "/" + order.earlier());
        if (earlier != null && before(text.strip(), earlier)) {
          return problem(at, "This is before \"" + order.earlier() + "\", which comes first.");
        }
      }
    }
    if (path.equals(CHRONOLOGY)) {
      String last = texts.put(CHRONOLOGY, text.strip());
      if (last != null && before(text.strip(), last)) {
        return problem(at, "A chronology is in date order, and this is before the entry above it.");
      }
    }
    return null;
  }

  private static Problem problem(String at, String says) {
    return new Problem(
        "dates-reversed", at, says, "Send the dates in the order in which it happened.");
  }

  private static String up(String place, int steps) {
    String above = place;
    for (int i = 0; i < steps; i++) {
      above = above.substring(0, above.lastIndexOf('/'));
    }
    return above;
  }

  private static boolean before(String later, String earlier) {
    try {
      return later.contains("T")
          ? OffsetDateTime.parse(later).isBefore(OffsetDateTime.parse(earlier))
          : LocalDate.parse(later).isBefore(LocalDate.parse(earlier));
    } catch (DateTimeException noDate) {
      // the schema says what a date is
      return false;
    }
  }
}
