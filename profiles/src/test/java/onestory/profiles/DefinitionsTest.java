package onestory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

final class DefinitionsTest {

  private final Definitions definitions = new Definitions();
  private final IParser strict =
      FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());

  @Test
  void theIndexNamesEveryFile() throws Exception {
    Path folder = Path.of("src/main/resources/onestory/definitions");
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> there =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList();
      assertThat(Files.readAllLines(folder.resolve("index.txt"))).isEqualTo(there);
    }
  }

  @Test
  void everyDefinitionIsStrictlyR4() {
    assertThat(definitions.all()).isNotEmpty().allSatisfy(this::parse);
  }

  @Test
  void everyCanonicalIsOursAndUnique() {
    List<String> canonicals = definitions.all().stream().map(this::canonical).toList();
    assertThat(canonicals)
        .doesNotHaveDuplicates()
        .allSatisfy(url -> assertThat(url).startsWith("https://onestory.example/fhir/"));
  }

  @Test
  void aFileIsNamedAsItsResource() {
    assertThat(definitions.all())
        .allSatisfy(
            definition ->
                assertThat(parse(definition).getIdElement().getIdPart())
                    .isEqualTo(definition.name()));
  }

  @Test
  void thereAreThirtyThreeNeeds() {
    Definition needs =
        definitions.ofKind("code-systems").stream()
            .filter(definition -> definition.name().equals("supporting-families-need"))
            .findFirst()
            .orElseThrow();
    assertThat(((CodeSystem) parse(needs)).getConcept()).hasSize(33);
  }

  private String canonical(Definition definition) {
    return parse(definition) instanceof NamingSystem naming
        ? naming.getUniqueIdFirstRep().getValue()
        : ((MetadataResource) parse(definition)).getUrl();
  }

  private Resource parse(Definition definition) {
    return (Resource) strict.parseResource(new String(definition.json(), StandardCharsets.UTF_8));
  }
}
