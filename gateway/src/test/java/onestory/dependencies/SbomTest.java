package onestory.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of what the gateway is made of is made by the build, and right. */
class SbomTest {

  private static final Path SBOM =
      Path.of("target", "classes", "META-INF", "sbom", "application.cdx.json");

  private JsonNode sbom;

  @BeforeEach
  void read() throws IOException {
    sbom = new ObjectMapper().readTree(Files.readString(SBOM));
  }

  @Test
  void itNamesWhatMattersInTheVersionThatIsThere() {
    ClassPath classPath = new ClassPath();
    Map<String, String> listed = listed();
    for (String artifact :
        new String[] {
          "camel-core-engine",
          "camel-cxf-soap",
          "cxf-core",
          "wss4j-ws-security-dom",
          "xmlsec",
          "hapi-fhir-server",
          "org.hl7.fhir.r4",
          "org.hl7.fhir.utilities",
          "jackson-databind",
          "spring-boot",
          "spring-security-web",
          "tomcat-embed-core",
          "postgresql",
          "bcprov-jdk18on"
        }) {
      assertThat(listed.get(artifact))
          .as(artifact)
          .isEqualTo(classPath.versionOf(artifact).orElse("not on the class path"));
    }
  }

  @Test
  void itIsCycloneDxWithAddressesAndLicences() {
    assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(sbom.path("components"))
        .hasSizeGreaterThan(150)
        .allSatisfy(one -> assertThat(one.path("purl").asText()).startsWith("pkg:maven/"));
  }

  @Test
  void testLibrariesAreNotInIt() {
    assertThat(listed())
        .doesNotContainKeys("junit-jupiter", "assertj-core", "wiremock-standalone", "jqwik");
  }

  @Test
  void theSameSourceMakesTheSameList() {
    assertThat(sbom.has("serialNumber")).isFalse();
    assertThat(sbom.path("metadata").path("timestamp").asText("2026-01-01T00:00:00Z"))
        .isEqualTo("2026-01-01T00:00:00Z");
  }

  private Map<String, String> listed() {
    Map<String, String> listed = new TreeMap<>();
    sbom.path("components")
        .forEach(one -> listed.put(one.path("name").asText(), one.path("version").asText()));
    return listed;
  }
}
