package onestory.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * UK Core's definitions, for checking what goes to the health service. They are no part of this
 * project: they are read from {@code ukcore} in the folder that the property {@code
 * onestory.shared} names ({@code ../shared} beside the repository without it).
 */
public final class UkCore {

  private static final String PROFILE = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-";

  private final PrePopulatedValidationSupport support;
  private final Set<String> profiles = new HashSet<>();

  private UkCore(FhirContext fhir, Path folder) {
    List<Resource> read = read(fhir, folder);
    PrePopulatedValidationSupport bare = new PrePopulatedValidationSupport(fhir);
    read.forEach(bare::addResource);
    Snapshots snapshots = new Snapshots(fhir, bare);
    support = new PrePopulatedValidationSupport(fhir);
    for (Resource definition : read) {
      Resource complete = snapshots.complete(definition);
      support.addResource(complete);
      if (complete instanceof StructureDefinition structure) {
        profiles.add(structure.getUrl());
      }
    }
  }

  /** UK Core, if its definitions are there. */
  public static Optional<UkCore> find(FhirContext fhir) {
    Path shared = Path.of(System.getProperty("onestory.shared", "../../shared"));
    Path folder = shared.resolve("ukcore");
    return Files.isDirectory(folder) ? Optional.of(new UkCore(fhir, folder)) : Optional.empty();
  }

  /** The definitions as HAPI's validator takes them. */
  public PrePopulatedValidationSupport support() {
    return support;
  }

  /** The UK Core profile of a resource's type, if there is one. */
  public Optional<String> profileOf(Resource resource) {
    return Optional.of(PROFILE + resource.fhirType()).filter(profiles::contains);
  }

  private static List<Resource> read(FhirContext fhir, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".xml"))
          .filter(file -> !file.toString().contains("conceptmaps"))
          .sorted()
          .map(file -> parse(fhir, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("UK Core in " + folder, e);
    }
  }

  private static Resource parse(FhirContext fhir, Path file) {
    try {
      return (Resource) fhir.newXmlParser().parseResource(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
