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

  private ObjectNode node(String brief) {
    try {
      return (ObjectNode) json.readTree(brief.replaceAll("([a-z_]+):", "\"$1\":"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
