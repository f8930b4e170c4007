package onestory.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the routes' files may say, so that no message decides where anything goes. */
class RoutesTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Ways of Camel that send where they are told to once, or build what they are told to. */
  private static final Set<String> STEPS =
      Set.of(
          "to",
          "process",
          "setProperty",
          "setHeader",
          "setBody",
          "removeHeaders",
          "choice",
          "doTry");

  private static final Set<String> OWN =
      Set.of("inbox", "outbox", "direct", "timer", "fml", "record");
  private static final Set<String> OUTSIDE_IN = Set.of("cxf", "platform-http");
  private static final Set<String> OUTSIDE_OUT =
      Set.of("cxf", "fhir", "http", "https", "{{partner.{{partner}}.url}}");

  static Stream<Path> files() throws IOException {
    return Files.list(Path.of("routes"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  @DisplayName("7.31 a route has no step whose target a message could choose")
  void onlyStepsWithAFixedTarget(Path file) throws IOException {
    List<String> steps = new ArrayList<>();
    collect(YAML.readTree(file.toFile()), steps);
    assertThat(STEPS).containsAll(steps);
    assertThat(uris(file)).noneMatch(uri -> uri.contains("${"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  @DisplayName("7.31 a route begins and ends at endpoints that are known")
  void onlyKnownEndpoints(Path file) throws IOException {
    assertThat(uris(file))
        .allMatch(
            uri ->
                Stream.of(OWN, OUTSIDE_IN, OUTSIDE_OUT)
                    .anyMatch(known -> known.contains(scheme(uri))));
  }

  @Test
  @DisplayName("7.31 whatever leaves by HTTP or SOAP had all its headers removed before")
  void headersAreRemovedBeforeAnythingLeaves() throws IOException {
    List<String> leaving = new ArrayList<>();
    for (Path file : files().toList()) {
      String text = Files.readString(file);
      for (String call : List.of("to: cxf:", "uri: \"{{partner.{{partner}}.url}}\"")) {
        int at = text.indexOf(call);
        if (at >= 0) {
          leaving.add(file.getFileName().toString());
          assertThat(text.substring(0, at))
              .as(file.toString())
              .contains("removeHeaders: {pattern: \"*\"}");
        }
      }
    }
    assertThat(leaving).containsExactlyInAnyOrder("ehm-out.camel.yaml", "school-inbox.camel.yaml");
  }

  @Test
  @DisplayName("7.31 no route turns off what keeps exceptions and headers in")
  void noneTurnsAGuardOff() throws IOException {
    for (Path file : files().toList()) {
      // cxf:bean: names an endpoint, bean: would call a method
      assertThat(Files.readString(file).replace("cxf:bean:", "cxf:"))
          .as(file.toString())
          .doesNotContain(
              "muteException",
              "headerFilterStrategy",
              "transferException",
              "allowJavaSerializedObject",
              "bridgeEndpoint",
              "followRedirects: true",
              "bean:",
              "class:",
              "exec:",
              "file:",
              "language:");
    }
  }

  private static void collect(JsonNode node, List<String> steps) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, steps));
      return;
    }
    for (var field : node.properties()) {
      if (field.getKey().equals("steps")) {
        field.getValue().forEach(step -> step.fieldNames().forEachRemaining(steps::add));
      }
      collect(field.getValue(), steps);
    }
  }

  private static List<String> uris(Path file) throws IOException {
    JsonNode yaml = YAML.readTree(file.toFile());
    List<String> uris = new ArrayList<>(yaml.findValuesAsText("uri"));
    yaml.findValues("to").stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .forEach(uris::add);
    uris.removeIf(String::isEmpty);
    return uris;
  }

  private static String scheme(String uri) {
    return uri.startsWith("{{") ? uri : uri.substring(0, uri.indexOf(':'));
  }
}
