package onestory.schools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Before a row is kept, what early help has no need of is taken out; what nobody knows stays. */
final class NotKeptTest {

  private final ObjectMapper json = new ObjectMapper();
  private final NotKept notKept = new NotKept();

  @Test
  void takesOutWhatIsNamedHoweverDeep() throws Exception {
    var row =
        json.readTree(
            """
            {"id": "A1", "gender": "FEMALE", "forename": "Maya", "surname": "Okafor",
             "contacts": {"data": [{"id": "A2", "forename": "Dana", "date_of_birth": {"date": "1990-06-14"},
               "relationship": {"priority": 1, "parental_responsibility": true}}]}}
            """);

    assertThat(notKept.without("students", row))
        .isEqualTo(
            json.readTree(
                """
                {"id": "A1", "surname": "Okafor",
                 "contacts": {"data": [{"id": "A2", "forename": "Dana",
                   "relationship": {"parental_responsibility": true}}]}}
                """));
  }

  @Test
  void leavesWhatNobodyKnowsSoThatTheRowIsHeld() throws Exception {
    var row = json.readTree("{\"half_days\": 3}");

    assertThat(notKept.without("attendance-summaries", row)).isEqualTo(row);
  }

  @Test
  void theRowItselfStaysAsItWas() throws Exception {
    var row = json.readTree("{\"gender\": \"FEMALE\"}");

    notKept.without("students", row);

    assertThat(row.has("gender")).isTrue();
  }
}
