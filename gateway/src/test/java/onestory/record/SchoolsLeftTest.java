package onestory.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the record keeps of the schools that a child has left, whatever order it is told in. */
class SchoolsLeftTest {

  private static final String EXTENSION = "https://onestory.example/fhir/StructureDefinition/";
  private static final Key CHILD = new Key("Patient", new UUID(0, 1));

  private final ObjectMapper json = new ObjectMapper();

  @DisplayName("4.28 4.10 A school is left when an earlier message names it and the last does not")
  @ParameterizedTest(name = "told {0}: at {1}, left {2}")
  @CsvSource({
    "'X', 'X', ''",
    "'-', '', ''",
    "'X Y', 'Y', 'X'",
    "'X Y Z', 'Z', 'X Y'",
    "'X Y X', 'X', 'Y'",
    "'X X Y', 'Y', 'X'",
    "'X -', '', 'X'",
    "'X - Y', 'Y', 'X'",
    "'XY X', 'X', 'Y'",
    "'X XY', 'XY', ''"
  })
  void oneSource(String told, String at, String left) {
    var versions = Arrays.asList(told.split(" "));
    for (var order : orders(versions.size())) {
      Stored record = null;
      for (int version : order) {
        record = told(record, "ehm-pcc", version, versions.get(version));
      }
      assertThat(schools(record, "school-setting")).as("at, told as %s", order).isEqualTo(at);
      assertThat(schools(record, "school-left")).as("left, told as %s", order).isEqualTo(left);
    }
  }

  @DisplayName("4.28 Where one source names again what another has moved on from, both stand")
  @ParameterizedTest(name = "case system {0}, then another {1}: at {2}, left {3}")
  @CsvSource({
    "'X Y', 'X', 'XY', 'X'", // moved on, and named by another after that: a person decides
    "'X', 'Y', 'XY', ''", // two schools, both said current
    "'X Y', 'Y', 'Y', 'X'",
    "'X Y', '-', 'Y', 'X'"
  })
  void twoSources(String first, String other, String at, String left) {
    Stored record = null;
    var versions = first.split(" ");
    for (int version = 0; version < versions.length; version++) {
      record = told(record, "ehm-pcc", version, versions[version]);
    }
    record = told(record, "forms", 8, other);
    assertThat(schools(record, "school-setting")).isEqualTo(at);
    assertThat(schools(record, "school-left")).isEqualTo(left);
  }

  private final Map<String, Contributed> last = new java.util.HashMap<>();

  private Stored told(Stored current, String source, int version, String schools) {
    if (current == null) {
      last.clear();
    }
    var at = Instant.parse("2026-03-0" + (version + 1) + "T09:00:00Z");
    var draft = new Draft(null, child(schools), at);
    var origin = new Origin(source, "peterborough", new UUID(0, 2), new UUID(0, 3), at);
    return Revision.of(draft, CHILD, current, last.get(source))
        .filter(Revision::isNew)
        .map(
            revision -> {
              var stored = revision.toWrite(origin, at).stored();
              last.put(source, stored.contribution());
              return stored;
            })
        .orElse(current);
  }

  private ObjectNode child(String schools) {
    var child = json.createObjectNode().put("resourceType", "Patient");
    for (var school : schools.replace("-", "").split("")) {
      if (!school.isEmpty()) {
        child
            .withArray("/extension")
            .addObject()
            .put("url", EXTENSION + "school-setting")
            .putObject("valueReference")
            .put("reference", "Organization/" + school);
      }
    }
    return child;
  }

  private static String schools(Stored child, String url) {
    var schools = new TreeSet<String>();
    for (var extension : child.content().path("extension")) {
      if (extension.path("url").asText().equals(EXTENSION + url)) {
        schools.add(extension.at("/valueReference/reference").asText().substring(13));
      }
    }
    return url.equals("school-left") ? String.join(" ", schools) : String.join("", schools);
  }

  private static List<List<Integer>> orders(int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<Integer>>();
    for (var shorter : orders(size - 1)) {
      for (int at = 0; at <= shorter.size(); at++) {
        var order = new ArrayList<>(shorter);
        order.add(at, size - 1);
        orders.add(order);
      }
    }
    return orders;
  }
}
