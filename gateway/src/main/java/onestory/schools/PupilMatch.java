package onestory.schools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import onestory.identity.Upn;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds a school's row whose pupil is not beyond doubt the child of that UPN: a wrong match would
 * tell one child's school life in another's record.
 */
@Component("pupilMatch")
final class PupilMatch implements Processor {

  private final JdbcClient jdbc;
  private final ObjectMapper json = JsonMapper.builder().build();

  PupilMatch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    var pupil = pupil(json.readTree(exchange.getMessage().getMandatoryBody(byte[].class)));
    for (var patient : patients(pupil.upn())) {
      var child = json.readTree(patient);
      var surnames = new ArrayList<String>();
      child.path("name").forEach(name -> surnames.add(name.path("family").asText()));
      if (PupilRule.agrees(pupil, child.path("birthDate").asText(), surnames)) {
        return;
      }
    }
    throw new ProblemFound(
        Treatment.HOLD,
        new Problem(
            "school/pupil-differs",
            "pupil",
            "The child recorded under this UPN has another surname or date of birth.",
            "Compare both records; correct the one that is wrong at its source."));
  }

  private Iterable<String> patients(String upn) {
    return jdbc.sql(
            """
            select child.content::text from person_identifier
            join resource child on child.type = 'Patient' and child.id = person
            where system = ? and value = ?
            """)
        .params(Upn.SYSTEM, upn)
        .query(String.class)
        .list();
  }

  private static Pupil pupil(JsonNode message) {
    var pupil = message.path("pupil");
    if (pupil.isObject()) {
      return new Pupil(
          pupil.path("upn").asText(),
          pupil.path("surname").asText(),
          pupil.path("birthDate").asText());
    }
    var student = message.path("student");
    return new Pupil(
        student.path("education_details").path("data").path("upn").asText().strip(),
        student.path("surname").asText(),
        WondeTime.day(student.path("date_of_birth")));
  }
}
