package onestory.dependencies;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Settings and absences on which it rests that a known fault of a library is not reached. */
class SafeSettingsTest {

  private static final Path SOURCES = Path.of("src", "main", "java");

  private static PropertySource<?> settings;
  private static JavaClasses ours;

  @BeforeAll
  static void read() throws IOException {
    settings =
        new YamlPropertySourceLoader()
            .load("shipped", new ClassPathResource("application.yaml"))
            .get(0);
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("onestory");
  }

  @AfterAll
  static void forgotten() {
    ours = null; // it is large, and the other tests need the memory
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "server.error.include-stacktrace, never",
    "server.error.include-message, never",
    "server.error.include-binding-errors, never",
    "server.error.include-exception, false",
    "server.error.whitelabel.enabled, false",
    "server.address, 127.0.0.1",
    "management.server.address, 127.0.0.1",
    "management.endpoints.access.default, none",
    "management.endpoints.web.exposure.include, health",
    "management.endpoint.health.show-details, never",
    "management.endpoint.health.probes.enabled, false",
    "spring.jmx.enabled, false",
    "spring.servlet.multipart.enabled, false",
    "spring.web.resources.add-mappings, false",
    "camel.main.profile, prod",
    "camel.main.jmx-enabled, false",
    "camel.component.platform-http.header-filter-strategy, #arrivingHeaders"
  })
  void theGatewayIsShippedWith(String name, String value) {
    assertThat(String.valueOf(settings.getProperty(name))).isEqualTo(value);
  }

  @Test
  void noHealthGroupHasAPathOfItsOwnOnTheMainPort() {
    assertThat(settings.getProperty("management.endpoint.health.group")).isNull();
    assertThat(settings.getProperty("management.endpoint.health.probes.add-additional-paths"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Camel: consoles, management, consumers and producers that nobody asked for
        "camel-console",
        "camel-management",
        "camel-jms",
        "camel-exec",
        "camel-netty-http",
        "camel-undertow",
        "camel-platform-http-main",
        "camel-platform-http-vertx",
        "camel-cli-connector",
        "camel-groovy",
        "camel-jolokia-starter",
        // CXF: other transports, REST, Aegis, service descriptions
        "cxf-rt-transports-jms",
        "cxf-rt-rs-security-jose-jaxrs",
        "cxf-rt-rs-security-oauth2",
        "cxf-rt-databinding-aegis",
        "cxf-rt-frontend-jaxrs",
        "cxf-rt-rs-service-description",
        "cxf-rt-ws-transfer",
        "cxf-rt-ws-mex",
        "cxf-rt-ws-rm",
        // tools of FHIR that transform by XSLT or validate as a service
        "Saxon-HE",
        "org.hl7.fhir.publisher",
        "validator_cli",
        // containers and connectors
        "spring-boot-starter-jersey",
        "spring-boot-devtools",
        "tomcat-coyote-ffm",
        "tomcat-native",
        // libraries that make objects of bytes or of other formats
        "xstream",
        "camel-xstream",
        "commons-collections",
        "groovy",
        "log4j-core",
        "jackson-dataformat-xml"
      })
  void whatIsNotNeededIsNotThere(String artifact) {
    assertThat(shipped()).noneMatch(jar -> jar.startsWith(artifact + "@"));
  }

  @Test
  void noRouteFollowsARedirect() throws IOException {
    try (Stream<Path> routes = Files.list(Path.of("routes"))) {
      for (Path route : routes.toList()) {
        String text = Files.readString(route);
        if (text.contains("uri: \"{{partner.{{partner}}.url}}\"")) {
          assertThat(text).as(route.toString()).contains("followRedirects: false");
        }
      }
    }
  }

  @Test
  void nothingUsesTheDangerousPartsOfTheFhirTools() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.hl7.fhir.utilities.http..",
            "org.hl7.fhir.utilities.npm..",
            "org.hl7.fhir.validation..",
            "net.sf.saxon..")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("XsltUtilities")
        .check(ours);
  }

  @Test
  void nothingMakesObjectsOfBytesOrRunsScripts() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.ObjectInputStream|javax\\.script\\..*|java\\.beans\\.XMLDecoder|javax\\.naming\\..*")
        .check(ours);
  }

  @Test
  void noMessageNamesAClass() throws IOException {
    assertThat(new ObjectMapper().getDeserializationConfig().getDefaultTyper(null)).isNull();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain("DefaultTyping", "JsonTypeInfo.Id.CLASS", "Id.MINIMAL_CLASS");
      }
    }
  }

  @Test
  void noParserIsMadeInsecure() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain(
                "allowInsecureParser", "allow.insecure.parser", "setExpandEntityReferences(true");
      }
    }
  }

  /** Of the list that the build makes, since the class path of tests has more. */
  private static Stream<String> shipped() {
    try {
      var sbom =
          new ObjectMapper()
              .readTree(
                  Path.of("target", "classes", "META-INF", "sbom", "application.cdx.json")
                      .toFile());
      Stream.Builder<String> jars = Stream.builder();
      sbom.path("components")
          .forEach(one -> jars.add(one.path("name").asText() + "@" + one.path("version").asText()));
      return jars.build();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
