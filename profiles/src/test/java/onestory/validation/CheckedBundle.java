package onestory.validation;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/**
 * A copy of a Bundle as the validator needs it: its resources as a collection, each with an
 * absolute address, so that references between them are followed, and with the profiles to keep. A
 * document stays a document.
 */
record CheckedBundle(Bundle bundle) {

  private static final String BASE = "https://onestory.example/fhir/";

  CheckedBundle(Bundle given, Function<Resource, Collection<String>> profiles) {
    this(copy(given, profiles));
  }

  private static Bundle copy(Bundle given, Function<Resource, Collection<String>> profiles) {
    Bundle copy = new Bundle();
    copy.setType(
        given.getType() == BundleType.DOCUMENT ? BundleType.DOCUMENT : BundleType.COLLECTION);
    copy.setIdentifier(given.getIdentifier()).setTimestamp(given.getTimestamp());
    for (BundleEntryComponent entry : given.getEntry()) {
      if (entry.hasResource()) {
        Resource resource = entry.getResource().copy();
        profiles.apply(resource).forEach(resource.getMeta()::addProfile);
        copy.addEntry().setFullUrl(address(entry, copy.getEntry().size())).setResource(resource);
      }
    }
    return copy;
  }

  private static String address(BundleEntryComponent entry, int number) {
    if (entry.hasFullUrl()) {
      return entry.getFullUrl();
    }
    Resource resource = entry.getResource();
    return resource.hasId()
        ? BASE + resource.fhirType() + "/" + resource.getIdElement().getIdPart()
        : "urn:uuid:"
            + UUID.nameUUIDFromBytes(("entry " + number).getBytes(StandardCharsets.UTF_8));
  }
}
