package onestory.fhir;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.councils.Organisation;
import onestory.exchange.FamilyViews;
import onestory.exchange.ViewedFamily;
import onestory.record.FamilyReader;
import onestory.record.Key;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Reads for whoever asks: every answer is made from the asking organisation's view of the family,
 * so that what is read here and what is delivered are the same. What may not be seen is not there:
 * the answer is 404, whatever the reason.
 */
@Component
final class HeldResources {

  private static final int MOST_VERSIONS = 50;

  private final FamilyReader reader;
  private final FamilyViews views;
  private final HeldFamilies families;
  private final AskingOrganisation asker;
  private final Grounds grounds;

  HeldResources(
      FamilyReader reader,
      FamilyViews views,
      HeldFamilies families,
      AskingOrganisation asker,
      Grounds grounds) {
    this.reader = reader;
    this.views = views;
    this.families = families;
    this.asker = asker;
    this.grounds = grounds;
  }

  Resource read(String type, IIdType id) {
    var key = key(type, id);
    var organisation = asker.organisation('r', type);
    var viewed = viewed(organisation, key).orElseThrow(() -> notFound(id));
    var current = viewed.view().find(key.reference()).orElseThrow(() -> notFound(id));
    if (!id.hasVersionIdPart() || id.getVersionIdPart().equals(version(current))) {
      return current;
    }
    return reader.versions(key, viewed.family()).stream()
        .filter(version -> version(version).equals(id.getVersionIdPart()))
        .findFirst()
        .flatMap(version -> views.asOf(organisation, viewed.family(), version))
        .orElseThrow(() -> notFound(id));
  }

  List<Resource> history(String type, IIdType id) {
    var key = key(type, id);
    var organisation = asker.organisation('r', type);
    var viewed = viewed(organisation, key).orElseThrow(() -> notFound(id));
    viewed.view().find(key.reference()).orElseThrow(() -> notFound(id));
    return reader.versions(key, viewed.family()).stream()
        .limit(MOST_VERSIONS)
        .flatMap(version -> views.asOf(organisation, viewed.family(), version).stream())
        .toList();
  }

  /** The first family through which the organisation may see it. */
  private Optional<ViewedFamily> viewed(Organisation organisation, Key key) {
    return families
        .viewed(organisation, key)
        .peek(viewed -> grounds.note(viewed.view(), key.reference()))
        .filter(viewed -> viewed.view().find(key.reference()).isPresent())
        .findFirst();
  }

  private static Key key(String type, IIdType id) {
    try {
      return new Key(type, UUID.fromString(id.getIdPart()));
    } catch (IllegalArgumentException e) {
      throw notFound(id); // no id of ours
    }
  }

  private static String version(Resource resource) {
    return resource.getMeta().getVersionId();
  }

  private static ResourceNotFoundException notFound(IIdType id) {
    return new ResourceNotFoundException(id);
  }
}
