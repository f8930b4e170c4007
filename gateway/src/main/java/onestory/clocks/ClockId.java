package onestory.clocks;

import java.util.UUID;
import onestory.identity.ResourceId;
import onestory.timescales.Clock;

/**
 * Under what a clock is known: the same however often it is worked out.
 *
 * @param value of its identifier
 */
record ClockId(String value) {

  static ClockId of(UUID family, Clock clock) {
    return new ClockId(ResourceId.of("Clock", Names.CLOCK, family + "|" + clock.key()));
  }

  /** The id of its Task. */
  String task() {
    return ResourceId.of("Task", Names.CLOCK, value);
  }

  /** Of its Task. */
  String reference() {
    return "Task/" + task();
  }

  /** The identifier of what is told about it for a child. */
  String issueValue(String child) {
    return value + "." + child.substring(child.indexOf('/') + 1);
  }

  /** The id of what is told about it for a child. */
  String issue(String child) {
    return ResourceId.of("DetectedIssue", Names.CLOCK, issueValue(child));
  }
}
