package onestory.mappings;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onestory.fixtures.families.GeneratedFamily;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What the maps make of everything that is told of one generated family. */
final class MappedFamily {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Asked ASKED = new Asked(FHIR);
  private static final String CLASS = "https://onestory.example/fhir/CodeSystem/information-class";
  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Practitioner", "PractitionerRole");

  private final Map<String, String> faults = new LinkedHashMap<>();
  private final Map<Told, Bundle> made = new LinkedHashMap<>();
  private final Map<Told, Bundle> resolved = new LinkedHashMap<>();
  private final ResolvedBundle record = new ResolvedBundle();
  private final int index;

  MappedFamily(Mappings mappings, GeneratedFamily family) {
    index = family.index();
    Told.of(family).forEach(told -> map(mappings, told));
    made.forEach(this::resolve);
  }

  /** What is wrong, each with one message that shows it. */
  Map<String, String> faults() {
    return faults;
  }

  /** Every message's Bundle as the record would resolve it, by where it comes from. */
  Map<String, Bundle> resolved() {
    return resolved.entrySet().stream()
        .collect(Collectors.toMap(e -> where(e.getKey()), Map.Entry::getValue));
  }

  private void map(Mappings mappings, Told told) {
    try {
      byte[] json = mappings.named(told.map()).transform(told.source());
      Bundle bundle = bundle(json);
      record.add(bundle);
      made.put(told, bundle);
      lost(told, json).forEach(lost -> fault(told, "loses " + lost));
      wrong(bundle).or(() -> ASKED.unasked(bundle)).ifPresent(wrong -> fault(told, wrong));
    } catch (MappingFault refused) {
      String at = refused.at().replaceAll("\\[[0-9]+]", "");
      fault(told, refused.rule() + " at " + at + ": " + refused.says());
    }
  }

  private void resolve(Told told, Bundle bundle) {
    try {
      resolved.put(told, record.of(bundle.copy()));
    } catch (AssertionError nobodyMakes) {
      fault(told, nobodyMakes.getMessage().replaceAll("\\|.*", "|…"));
    }
  }

  private void fault(Told told, String what) {
    faults.putIfAbsent(told.map() + " " + what, where(told));
  }

  private String where(Told told) {
    return "family " + index + " " + told.name() + " by " + told.map();
  }

  private static Bundle bundle(byte[] json) {
    return FHIR.newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler())
        .parseResource(Bundle.class, new String(json, StandardCharsets.UTF_8));
  }

  private static Set<String> lost(Told told, byte[] json) {
    Set<String> strings = Texts.in(json);
    return Texts.in(told).entrySet().stream()
        .filter(text -> strings.stream().noneMatch(s -> s.contains(text.getKey())))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  private static Optional<String> wrong(Bundle bundle) {
    if (bundle.getEntry().isEmpty()) {
      return Optional.of("makes nothing");
    }
    Set<String> urls = new HashSet<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      String type = resource.fhirType();
      if (!urls.add(entry.getRequest().getUrl())) {
        return Optional.of("makes the same " + type + " twice");
      }
      if (!ResolvedBundle.keys(entry).contains(entry.getRequest().getUrl())) {
        return Optional.of("updates a " + type + " by what is not its identifier");
      }
      if (classes(resource) != (DIRECTORY.contains(type) ? 0 : 1)) {
        return Optional.of("gives a " + type + " " + classes(resource) + " information classes");
      }
    }
    return FHIR.newTerser().getAllPopulatedChildElementsOfType(bundle, Reference.class).stream()
        .filter(r -> r.hasReference() && !r.hasType())
        .map(r -> "points at something without saying its type")
        .findFirst();
  }

  private static long classes(Resource resource) {
    return resource.getMeta().getSecurity().stream()
        .map(Coding::getSystem)
        .filter(CLASS::equals)
        .count();
  }
}
