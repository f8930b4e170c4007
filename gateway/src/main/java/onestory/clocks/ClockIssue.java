package onestory.clocks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import onestory.timescales.Clock;
import onestory.timescales.ClockState;
import onestory.timescales.Moment;
import onestory.timescales.Timescale;

/**
 * What the record says about one child when a clock has warned or is overdue. It is cleared when
 * what the clock waited for happens, and kept.
 */
final class ClockIssue {

  private ClockIssue() {}

  /** Of a clock that is warned or overdue. */
  static ObjectNode of(Clock clock, ClockId id, Timescale rule, Audience audience, String child) {
    boolean overdue = clock.state() == ClockState.OVERDUE;
    var issue = JsonNodeFactory.instance.objectNode().put("resourceType", "DetectedIssue");
    issue.put("id", id.issue(child));
    audience.label(issue);
    issue
        .putArray("identifier")
        .addObject()
        .put("system", Names.CLOCK)
        .put("value", id.issueValue(child));
    issue.put("status", overdue ? "final" : "preliminary");
    ClockTask.coding(
        issue.putObject("code").putArray("coding").addObject(), Names.TIMESCALE, rule.id());
    issue.put("severity", overdue ? "high" : "moderate");
    ClockTask.reference(issue.putObject("patient"), child);
    issue.put("identifiedDateTime", Moment.ofInstant(since(clock, overdue)).dateTime());
    // the Task is only looked up, so whoever is brought this may not hold it
    var task = issue.putArray("implicated").addObject().put("type", "Task");
    task.putObject("identifier").put("system", Names.CLOCK).put("value", id.value());
    ClockTask.reference(
        issue.putArray("evidence").addObject().putArray("detail").addObject(), clock.startedBy());
    issue.put("detail", Words.of(clock, rule));
    return issue;
  }

  /** The same when it no longer counts. */
  static ObjectNode cleared(ObjectNode issue, String why, Moment at) {
    var cleared = issue.deepCopy();
    cleared.put("status", "cancelled");
    var done = cleared.putArray("mitigation").addObject();
    done.putObject("action").put("text", why);
    done.put("date", at.dateTime());
    return cleared;
  }

  private static Instant since(Clock clock, boolean overdue) {
    return (overdue ? clock.overdueAt() : clock.warnAt()).orElse(clock.start().instant());
  }
}
