package onestory.clocks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import onestory.record.Concluded;
import onestory.timescales.Clock;
import onestory.timescales.ClockState;
import onestory.timescales.Moment;
import onestory.timescales.Timescale;

/** A clock as the record's own Task (DOMAIN.md 2.x, TIM-01 to TIM-16). */
final class ClockTask {

  private ClockTask() {}

  /**
   * @param subject whom it is for, {@code Patient/id} or {@code Group/id}
   */
  static ObjectNode of(
      Clock clock,
      ClockId id,
      Timescale rule,
      CouncilClocks council,
      Audience audience,
      String subject) {
    var task = JsonNodeFactory.instance.objectNode().put("resourceType", "Task");
    task.put("id", id.task());
    audience.label(task);
    if (!rule.tell()) {
      task.withObject("/meta")
          .putArray("tag")
          .addObject()
          .put("system", Names.DELIVERY)
          .put("code", Concluded.LOOK_UP);
    }
    extension(task, "timescale-rule", council.ruleName(rule.id()));
    extension(task, "calendar-version", council.calendar().version());
    clock.late().ifPresent(late -> extension(task, "late-by", late));
    task.putArray("identifier").addObject().put("system", Names.CLOCK).put("value", id.value());
    task.put("status", status(clock.state())).put("intent", "order");
    task.put("priority", clock.state() == ClockState.OVERDUE ? "urgent" : "routine");
    var codings = task.putObject("code").putArray("coding");
    coding(codings.addObject(), Names.TASK_CODE, rule.task().orElse("timescale"));
    coding(codings.addObject(), Names.TIMESCALE, rule.id());
    coding(
        task.putObject("businessStatus").putArray("coding").addObject(),
        Names.CLOCK_STATE,
        clock.state().code());
    task.put("description", rule.says());
    reference(task.putObject("focus"), clock.startedBy());
    reference(task.putObject("for"), subject);
    period(task, clock);
    task.put("authoredOn", clock.start().dateTime());
    audience.own(task);
    limit(task, clock);
    stopped(task, clock);
    return task;
  }

  /** What becomes of a clock whose beginning or rule is no longer there. */
  static ObjectNode dropped(ObjectNode task) {
    var dropped = task.deepCopy();
    dropped.put("status", "cancelled").put("priority", "routine");
    coding(
        dropped.putObject("businessStatus").putArray("coding").addObject(),
        Names.CLOCK_STATE,
        ClockState.ENDED.code());
    return dropped;
  }

  static void reference(ObjectNode to, String reference) {
    to.put("reference", reference).put("type", reference.substring(0, reference.indexOf('/')));
  }

  static void coding(ObjectNode coding, String system, String code) {
    coding.put("system", system).put("code", code);
  }

  static void extension(ObjectNode resource, String name, String value) {
    resource
        .withArray("/extension")
        .addObject()
        .put("url", Names.EXTENSION + name)
        .put("valueString", value);
  }

  private static String status(ClockState state) {
    return switch (state) {
      case ON_TRACK, WARNED, OVERDUE -> "in-progress";
      case MET, MET_LATE -> "completed";
      case ENDED -> "cancelled";
    };
  }

  private static void period(ObjectNode task, Clock clock) {
    var period = task.putObject("executionPeriod").put("start", clock.start().dateTime());
    clock
        .stopped()
        .map(stopped -> end(clock.start(), stopped))
        .ifPresent(e -> period.put("end", e));
  }

  /** What met it may have happened before, or on the very day, of which only one has the hour. */
  private static String end(Moment start, Moment stopped) {
    boolean sameDay = start.day().equals(stopped.day()) && start.wholeDay() != stopped.wholeDay();
    return sameDay || stopped.instant().isBefore(start.instant())
        ? start.dateTime()
        : stopped.dateTime();
  }

  private static void limit(ObjectNode task, Clock clock) {
    if (clock.due().isPresent() || clock.notBefore().isPresent()) {
      var period = task.putObject("restriction").putObject("period");
      clock.notBefore().ifPresent(from -> period.put("start", from.dateTime()));
      clock.due().ifPresent(due -> period.put("end", due));
    }
  }

  private static void stopped(ObjectNode task, Clock clock) {
    clock
        .stoppedBy()
        .ifPresent(
            by -> {
              var output = task.putArray("output").addObject();
              coding(
                  output.putObject("type").putArray("coding").addObject(),
                  Names.TASK_IO,
                  "stopped-by");
              reference(output.putObject("valueReference"), by);
            });
  }
}
