package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.junit.jupiter.api.Test;

final class ConceptMapsTest {

  private static final Path RESOURCES = Path.of("src/main/resources/onestory");
  private static final Pattern NAMED =
      Pattern.compile("https://onestory\\.example/fhir/ConceptMap/([a-z-]+)");

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final Catalogue catalogue = new Catalogue();

  @Test
  void everyTargetOfOursIsACodeThatExists() {
    Map<String, Set<String>> codes = new HashMap<>();
    new OurDefinitions(fhir)
        .codeSystems()
        .forEach(
            system ->
                codes.put(
                    system.getUrl(),
                    system.getConcept().stream()
                        .map(ConceptDefinitionComponent::getCode)
                        .collect(Collectors.toSet())));
    assertThat(groups().filter(group -> codes.containsKey(group.getTarget())))
        .isNotEmpty()
        .allSatisfy(
            group ->
                assertThat(group.getElement())
                    .allSatisfy(
                        element ->
                            assertThat(codes.get(group.getTarget()))
                                .contains(element.getTargetFirstRep().getCode())));
  }

  @Test
  void everyCodeHasOneTarget() {
    assertThat(groups().flatMap(group -> group.getElement().stream()))
        .allSatisfy(element -> assertThat(element.getTarget()).hasSize(1));
  }

  @Test
  void theMapsNameEveryConceptMapAndNoOther() {
    Set<String> named =
        catalogue.maps().stream()
            .flatMap(map -> NAMED.matcher(catalogue.map(map)).results())
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(catalogue.conceptMaps()).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void theIndexesNameEveryFile() throws Exception {
    assertThat(catalogue.maps()).isEqualTo(files("maps", ".map"));
    assertThat(catalogue.conceptMaps()).isEqualTo(files("concept-maps", ".json"));
  }

  private Stream<ConceptMapGroupComponent> groups() {
    IParser strict = fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    return catalogue.conceptMaps().stream()
        .map(name -> strict.parseResource(ConceptMap.class, catalogue.conceptMap(name)))
        .flatMap(map -> map.getGroup().stream());
  }

  private static List<String> files(String folder, String ending) throws Exception {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ending))
          .map(file -> file.substring(0, file.length() - ending.length()))
          .sorted()
          .toList();
    }
  }
}
