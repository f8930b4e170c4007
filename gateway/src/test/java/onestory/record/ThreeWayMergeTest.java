package onestory.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the record says after a source has spoken again, given what others have said meanwhile. */
class ThreeWayMergeTest {

  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nobody changed it                            | {s:1}     | {s:1}     | {s:1}     | {s:1}
          the source changed it                        | {s:1}     | {s:1}     | {s:2}     | {s:2}
          another changed it, the source did not       | {s:1}     | {s:2}     | {s:1}     | {s:2}
          both changed it: the source is followed      | {s:1}     | {s:2}     | {s:3}     | {s:3}
          another added it                             | {s:1}     | {s:1,n:5} | {s:1}     | {s:1,n:5}
          the source took it away                      | {s:1,n:5} | {s:1,n:5} | {s:1}     | {s:1}
          another took it away                         | {s:1,n:5} | {s:1}     | {s:1,n:5} | {s:1}
          the source never spoke of it before          | {}        | {s:1,n:5} | {s:2}     | {s:2,n:5}
          an extension of the element goes with it     | {s:1,_s:7}| {s:2}     | {s:1,_s:7}| {s:2}
          """)
  void merges(String when, String base, String current, String incoming, String expected) {
    assertThat(ThreeWayMerge.merge(node(base), node(current), node(incoming)))
        .as(when)
        .isEqualTo(node(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another source's number stands beside it      | []    | [1]   | [2]   | [1,2]
          the same number stands once                   | []    | [1]   | [1]   | [1]
          the source changed its own                    | [2]   | [1,2] | [3]   | [1,3]
          the source took its own away                  | [2]   | [1,2] | []    | [1]
          another took it away                          | [2]   | [1]   | [2]   | [1]
          only the source ever spoke                    | [1]   | [1]   | [2]   | [2]
          """)
  void whatSeveralTellOfOneHumanIsUnited(
      String when, String base, String current, String incoming, String expected) {
    for (var element : new String[] {"identifier", "name", "extension"}) {
      assertThat(
              ThreeWayMerge.merge(
                  patient(element, base), patient(element, current), patient(element, incoming)))
          .as(when)
          .isEqualTo(patient(element, expected));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another source's label stays     | CLASS   | CLASS,R | CLASS   | CLASS,R
          the source takes its own away    | CLASS,R | CLASS,R | CLASS   | CLASS
          the source sets it               | CLASS   | CLASS   | CLASS,R | CLASS,R
          the class is the last teller's   | -       | CLASS,R | OTHER   | OTHER,R
          """)
  void aLabelStaysUntilWhoeverSetItTakesItAway(
      String when, String base, String current, String incoming, String expected) {
    assertThat(ThreeWayMerge.merge(labelled(base), labelled(current), labelled(incoming)))
        .as(when)
        .isEqualTo(labelled(expected));
  }

  private ObjectNode patient(String element, String values) {
    var patient = json.createObjectNode().put("resourceType", "Patient");
    if (!values.equals("[]")) {
      patient.set(element, node("{a:" + values + "}").get("a"));
    }
    return patient;
  }

  private ObjectNode labelled(String labels) {
    var resource = json.createObjectNode().put("resourceType", "Goal");
    if (labels.equals("-")) {
      return resource;
    }
    var security = resource.putObject("meta").putArray("security");
    for (var label : labels.split(",")) {
      boolean isClass = !label.equals("R");
      security
          .addObject()
          .put("system", isClass ? "urn:x/CodeSystem/information-class" : "urn:confidentiality")
          .put("code", label);
    }
    return resource;
  }

  private ObjectNode node(String brief) {
    try {
      return (ObjectNode) json.readTree(brief.replaceAll("([a-z_]+):", "\"$1\":"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
