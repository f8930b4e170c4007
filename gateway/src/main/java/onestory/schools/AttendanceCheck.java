package onestory.schools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Holds a summary that can't be believed, before it is mapped. */
@Component("attendanceCheck")
final class AttendanceCheck implements Processor {

  private final AttendanceRule rule;
  private final ObjectMapper json = JsonMapper.builder().build();

  AttendanceCheck(AttendanceMarks marks) {
    rule = new AttendanceRule(marks);
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    var summary =
        json.readTree(exchange.getMessage().getMandatoryBody(byte[].class)).path("summary");
    if (!isCounted(summary)) {
      return; // the map says which number is missing, or is none
    }
    var given = new ArrayList<AttendanceMarks.Given>();
    summary
        .path("marks")
        .forEach(
            mark ->
                given.add(
                    new AttendanceMarks.Given(
                        mark.path("code").asText().strip(), mark.path("sessions").asInt())));
    rule.problem(
            WondeTime.day(summary.path("start_date")),
            WondeTime.day(summary.path("end_date")),
            new Sessions(
                summary.path("possible_marks").asInt(),
                summary.path("present_marks").asInt(),
                summary.path("authorised_absences").asInt(),
                summary.path("unauthorised_absences").asInt()),
            summary.path("late_marks").asInt(0),
            given)
        .ifPresent(
            problem -> {
              throw new ProblemFound(Treatment.HOLD, problem);
            });
  }

  private static boolean isCounted(JsonNode summary) {
    return summary.path("possible_marks").isInt()
        && summary.path("present_marks").isInt()
        && summary.path("authorised_absences").isInt()
        && summary.path("unauthorised_absences").isInt();
  }
}
