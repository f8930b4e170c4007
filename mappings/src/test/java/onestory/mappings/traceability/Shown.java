package onestory.mappings.traceability;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** What the examples show: whether an element is really in what a map makes, or is given. */
final class Shown {

  private static final Path EXAMPLES = Path.of("src/test/resources/examples");

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final FHIRPathEngine paths =
      new FHIRPathEngine(new HapiWorkerContext(fhir, fhir.getValidationSupport()));
  private final Map<String, List<Resource>> resources = new ConcurrentHashMap<>();

  /** Whether there is such an example, with a FHIR side. */
  boolean exists(String example) {
    return isBundle(file(example));
  }

  /** Whether any resource of the example has that element. */
  boolean has(String example, String element) {
    String type = element.split("[.]", 2)[0];
    return resources.computeIfAbsent(example, this::read).stream()
        .filter(resource -> resource.fhirType().equals(type))
        .anyMatch(resource -> !evaluated(resource, element).isEmpty());
  }

  private List<Base> evaluated(Resource resource, String element) {
    return paths.evaluate(resource, element);
  }

  private List<Resource> read(String example) {
    try {
      Bundle bundle =
          fhir.newJsonParser().parseResource(Bundle.class, Files.readString(file(example)));
      return Stream.concat(
              Stream.of(bundle), bundle.getEntry().stream().map(BundleEntryComponent::getResource))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an incoming map makes, or what an outgoing one is given. */
  private static Path file(String example) {
    Path out = EXAMPLES.resolve(example + ".out.json");
    return isBundle(out) ? out : EXAMPLES.resolve(example + ".in.json");
  }

  private static boolean isBundle(Path file) {
    try {
      return Files.exists(file) && Files.readString(file).contains("\"resourceType\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
