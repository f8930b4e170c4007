package onestory.schools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import onestory.identity.Upn;
import org.springframework.stereotype.Component;

/** Pupils with their contacts: kept when the child is wanted, else dropped unsaved. */
@Component
final class StudentRows {

  private final PupilStore pupils;
  private final RowKeeper keeper;
  private final NotKept notKept;

  StudentRows(PupilStore pupils, RowKeeper keeper, NotKept notKept) {
    this.pupils = pupils;
    this.keeper = keeper;
    this.notKept = notKept;
  }

  /**
   * @param wanted the children of whom rows are kept, with their family's key
   */
  Tally take(
      SchoolSystem school, Map<String, Optional<String>> wanted, JsonNode row, Instant changed) {
    var upn = Upn.parse(row.path("education_details").path("data").path("upn").asText("").strip());
    var student = row.path("id").asText("");
    if (upn.isEmpty() || !RowId.isUsable(student)) {
      return Tally.REJECTED;
    }
    // a temporary number is a school's stopgap: it says nothing of who the child is
    if (upn.get().isTemporary() || !wanted.containsKey(upn.get().value())) {
      return Tally.DROPPED;
    }
    var value = upn.get().value();
    var pupil =
        new Pupil(value, row.path("surname").asText(), WondeTime.day(row.path("date_of_birth")));
    pupils.place(school.source(), student, pupil);
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.set("student", notKept.without(Rows.STUDENTS.path(), row));
    var key = wanted.get(value).orElse("pupil." + school.urn() + "." + student);
    return keeper.keep(
        school, Rows.STUDENTS.kind(), new Told("contact." + student, key, changed, content));
  }
}
