package onestory.mappings;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * A Bundle as the record would resolve it: conditional references become fullUrls, and what they
 * point at is put in from the family's other messages, so that the validator can check it.
 */
final class ResolvedBundle {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Map<String, BundleEntryComponent> record = new HashMap<>();

  /** Adds a message to what the record already holds. */
  void add(Bundle bundle) {
    for (BundleEntryComponent entry : bundle.getEntry()) {
      keys(entry).forEach(key -> record.putIfAbsent(key, entry));
    }
  }

  Bundle of(Bundle bundle) {
    Bundle resolved = new Bundle();
    resolved.setType(Bundle.BundleType.COLLECTION);
    Map<String, String> fullUrls = new HashMap<>();
    Deque<BundleEntryComponent> open = new ArrayDeque<>(bundle.getEntry());
    open.forEach(entry -> include(entry, resolved, fullUrls));
    while (!open.isEmpty()) {
      for (Reference reference : references(open.pop())) {
        BundleEntryComponent target = record.get(reference.getReference());
        if (target == null) {
          throw new AssertionError("No message makes " + reference.getReference());
        }
        if (!fullUrls.containsKey(reference.getReference())) {
          open.add(include(target.copy(), resolved, fullUrls));
        }
      }
    }
    resolved.getEntry().stream()
        .flatMap(entry -> references(entry).stream())
        .forEach(reference -> reference.setReference(fullUrls.get(reference.getReference())));
    return resolved;
  }

  private static BundleEntryComponent include(
      BundleEntryComponent entry, Bundle resolved, Map<String, String> fullUrls) {
    String fullUrl =
        "urn:uuid:" + UUID.nameUUIDFromBytes(entry.getRequest().getUrl().getBytes(UTF_8));
    keys(entry).forEach(key -> fullUrls.putIfAbsent(key, fullUrl));
    resolved.addEntry().setFullUrl(fullUrl).setResource(entry.getResource());
    return entry;
  }

  private static List<Reference> references(BundleEntryComponent entry) {
    return FHIR
        .newTerser()
        .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
        .stream()
        .filter(Reference::hasReference)
        .toList();
  }

  /** The conditional URLs that the resource's own identifiers answer to. */
  static List<String> keys(BundleEntryComponent entry) {
    List<IBase> identifiers =
        FHIR.newTerser().getValues(entry.getResource(), "identifier", IBase.class);
    return identifiers.stream()
        .map(Identifier.class::cast)
        .map(id -> id.getSystem() + "|" + id.getValue())
        .map(token -> entry.getResource().fhirType() + "?identifier=" + token)
        .toList();
  }
}
