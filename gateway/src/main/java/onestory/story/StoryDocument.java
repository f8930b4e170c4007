package onestory.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import onestory.authority.Key;
import onestory.identity.ResourceId;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A story as a FHIR document (https://hl7.org/fhir/R4/documents.html): the Composition, what it and
 * its sections refer to and what that needs, and where it all comes from.
 */
public final class StoryDocument {

  private final Story story;
  private final String base;

  /**
   * @param base the address of the FHIR endpoint, which full URLs begin with
   */
  public StoryDocument(Story story, String base) {
    this.story = story;
    this.base = base;
  }

  /** The document. */
  public Bundle bundle() {
    Organization council = council();
    var composition = new StoryComposition(story, council).composition(id("Composition"));
    Set<String> keys = needed(composition);
    List<Resource> resources = new ArrayList<>();
    resources.add(composition);
    keys.stream()
        .filter(key -> !key.equals(Key.of(council)))
        .forEach(key -> resources.add(story.resources().get(key).copy()));
    resources.add(council);
    var origin = new StoryOrigin(story, council);
    var device = origin.device(id("Device"));
    resources.add(device);
    resources.add(origin.provenance(id("Provenance"), composition, device, keys));

    var bundle = new Bundle().setType(Bundle.BundleType.DOCUMENT);
    bundle.setId(id("Bundle"));
    bundle.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + id("Bundle"));
    bundle.setTimestamp(Date.from(story.at()));
    for (var resource : resources) {
      typed(resource);
      bundle.addEntry().setFullUrl(base + "/" + Key.of(resource)).setResource(resource);
    }
    return bundle;
  }

  /** Keys of all that the composition needs, itself and the council not among them. */
  private Set<String> needed(Resource composition) {
    Set<String> keys = new LinkedHashSet<>();
    var open = new ArrayDeque<Base>(List.of(composition));
    while (!open.isEmpty()) {
      for (String key : references(open.pop())) {
        if (story.resources().containsKey(key) && keys.add(key)) {
          open.add(story.resources().get(key));
        }
      }
    }
    return keys;
  }

  private static Set<String> references(Base element) {
    Set<String> keys = new LinkedHashSet<>();
    each(element, reference -> Key.of(reference).ifPresent(keys::add));
    return keys;
  }

  /** DOMAIN.md 2.1: a Reference says its type, also where the address would. */
  private static void typed(Resource resource) {
    each(
        resource,
        reference -> {
          if (!reference.hasType() && reference.hasReference()) {
            reference.setType(reference.getReferenceElement().getResourceType());
          }
        });
  }

  private static void each(Base element, java.util.function.Consumer<Reference> consumer) {
    if (element instanceof Reference reference) {
      consumer.accept(reference);
    }
    for (Property property : element.children()) {
      property.getValues().forEach(value -> each(value, consumer));
    }
  }

  private Organization council() {
    var identifier = story.asker().council().organisation();
    var reference =
        "Organization/" + ResourceId.of("Organization", identifier.system(), identifier.value());
    var known = (Organization) story.resources().get(reference);
    if (known != null) {
      return known.copy();
    }
    var council = new Organization().setName(story.asker().council().name());
    council.setId(reference);
    council.addIdentifier().setSystem(identifier.system()).setValue(identifier.value());
    return council;
  }

  /** The same for the same story: who asked, about whom, when. */
  private String id(String type) {
    return ResourceId.of(
        type, story.asker().reference(), story.subject() + "|" + story.at().toEpochMilli());
  }
}
