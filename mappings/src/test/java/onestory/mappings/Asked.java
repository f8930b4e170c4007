package onestory.mappings;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** What our Questionnaires ask, so that nothing is answered that nobody asked. */
final class Asked {

  private static final String DEFINITIONS = "/onestory/definitions/";

  private final Map<String, Set<String>> links;

  Asked(FhirContext fhir) {
    links =
        text("index.txt")
            .lines()
            .filter(file -> file.startsWith("questionnaires/"))
            .map(file -> fhir.newJsonParser().parseResource(Questionnaire.class, text(file)))
            .collect(Collectors.toMap(Questionnaire::getUrl, q -> links(q.getItem())));
  }

  /** The first answer in the Bundle that no Questionnaire asks for. */
  Optional<String> unasked(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(QuestionnaireResponse.class::isInstance)
        .map(QuestionnaireResponse.class::cast)
        .flatMap(this::unasked)
        .findFirst();
  }

  private Stream<String> unasked(QuestionnaireResponse response) {
    String url = response.getQuestionnaire();
    Set<String> asked = links.get(url);
    return asked == null
        ? Stream.of("answers " + url + ", which there is not")
        : answered(response.getItem())
            .filter(link -> !asked.contains(link))
            .map(link -> "answers " + link + ", which " + url + " does not ask");
  }

  private static Stream<String> answered(List<QuestionnaireResponseItemComponent> items) {
    return items.stream()
        .flatMap(item -> Stream.concat(Stream.of(item.getLinkId()), answered(item.getItem())));
  }

  private static Set<String> links(List<QuestionnaireItemComponent> items) {
    return items.stream()
        .flatMap(i -> Stream.concat(Stream.of(i.getLinkId()), links(i.getItem()).stream()))
        .collect(Collectors.toSet());
  }

  private static String text(String file) {
    try (InputStream in = Asked.class.getResourceAsStream(DEFINITIONS + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
