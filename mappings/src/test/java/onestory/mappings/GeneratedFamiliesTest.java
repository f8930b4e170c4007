package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onestory.fixtures.families.GeneratedFamilies;
import onestory.fixtures.families.GeneratedFamily;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/**
 * The maps take whatever is told of generated families, and lose none of it. {@code
 * -Donestory.families=1000} takes more of them than the build does, {@code -Donestory.seed=2}
 * others.
 */
final class GeneratedFamiliesTest {

  private static final int FAMILIES = Integer.getInteger("onestory.families", 60);
  private static final long SEED = Long.getLong("onestory.seed", 2026L);
  private static final String CLASS = "https://onestory.example/fhir/CodeSystem/information-class";
  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Practitioner", "PractitionerRole");

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final Mappings mappings = new Mappings();

  @Test
  void everythingToldOfThemIsMappedWhole() {
    Map<String, List<String>> faults = new LinkedHashMap<>();
    GeneratedFamilies.ofBoth(SEED)
        .first(FAMILIES)
        .forEach(
            family ->
                faults(family)
                    .forEach(
                        (what, where) ->
                            faults.computeIfAbsent(what, w -> new ArrayList<>()).add(where)));
    assertThat(faults.entrySet())
        .as("faults, each with the messages that show it")
        .extracting(e -> e.getKey() + " ×" + e.getValue().size() + ": " + e.getValue().get(0))
        .isEmpty();
  }

  private Map<String, String> faults(GeneratedFamily family) {
    Map<String, String> faults = new LinkedHashMap<>();
    Map<String, Bundle> bundles = new LinkedHashMap<>();
    ResolvedBundle record = new ResolvedBundle();
    for (Told told : Told.of(family)) {
      String where = "family " + family.index() + " " + told.name();
      try {
        byte[] json = mappings.named(told.map()).transform(told.source());
        Bundle bundle = bundle(json);
        record.add(bundle);
        bundles.put(told.map() + " @ " + where, bundle);
        lost(told, json).forEach(lost -> faults.put(told.map() + " loses " + lost, where));
        wrong(bundle).ifPresent(wrong -> faults.put(told.map() + " " + wrong, where));
      } catch (MappingFault fault) {
        String at = fault.at().replaceAll("\\[[0-9]+]", "");
        faults.put(told.map() + " " + fault.rule() + " at " + at + ": " + fault.says(), where);
      }
    }
    bundles.forEach((where, bundle) -> unresolved(record, bundle, where, faults));
    return faults;
  }

  private static void unresolved(
      ResolvedBundle record, Bundle bundle, String where, Map<String, String> faults) {
    try {
      record.of(bundle.copy());
    } catch (AssertionError nobodyMakes) {
      String map = where.substring(0, where.indexOf(" @ "));
      String what = nobodyMakes.getMessage().replaceAll("\\|.*", "|…");
      faults.put(map + " " + what, where + " " + nobodyMakes.getMessage());
    }
  }

  private Bundle bundle(byte[] json) {
    return fhir.newJsonParser()
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

  private Optional<String> wrong(Bundle bundle) {
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
    return fhir.newTerser().getAllPopulatedChildElementsOfType(bundle, Reference.class).stream()
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
