package onestory.schools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Attendance summaries: kept when the pupil is a wanted child, else dropped unsaved. */
@Component
final class AttendanceRows {

  private final RowKeeper keeper;
  private final NotKept notKept;

  AttendanceRows(RowKeeper keeper, NotKept notKept) {
    this.keeper = keeper;
    this.notKept = notKept;
  }

  /**
   * @param pupils the wanted children among the school's pupils, by its id of them
   */
  Tally take(
      SchoolSystem school,
      Map<String, Optional<String>> wanted,
      Map<String, Pupil> pupils,
      JsonNode row,
      Instant changed) {
    var student = row.path("student").asText("");
    if (!RowId.isUsable(student)) {
      return Tally.REJECTED;
    }
    var pupil = pupils.get(student);
    if (pupil == null || !wanted.containsKey(pupil.upn())) {
      return Tally.DROPPED;
    }
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content
        .putObject("pupil")
        .put("upn", pupil.upn())
        .put("surname", pupil.surname())
        .put("birthDate", pupil.birthDate());
    content.set("summary", notKept.without(Rows.ATTENDANCE.path(), row));
    var key = wanted.get(pupil.upn()).orElse("pupil." + school.urn() + "." + student);
    return keeper.keep(
        school, Rows.ATTENDANCE.kind(), new Told(id(student, row), key, changed, content));
  }

  private static String id(String student, JsonNode row) {
    return "attendance.%s.%s.%s"
        .formatted(
            student, WondeTime.day(row.path("start_date")), WondeTime.day(row.path("end_date")));
  }
}
