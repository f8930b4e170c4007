package onestory.fhir;

import java.util.Optional;
import java.util.UUID;
import onestory.councils.Organisation;
import onestory.exchange.FamilyViews;
import onestory.identity.ResourceId;
import onestory.record.FamilyReader;
import onestory.record.Key;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The child about whom there is a contact with the MASH, for an asker who may see the contact. */
@Component
final class ContactChildren {

  private static final String CONTACT = "https://onestory.example/fhir/Id/mash-contact";

  private final FamilyReader reader;
  private final FamilyViews views;

  ContactChildren(FamilyReader reader, FamilyViews views) {
    this.reader = reader;
    this.views = views;
  }

  /**
   * @param contact the MASH's number of it
   */
  Optional<IdType> child(String contact, Organisation asker) {
    var key = new Key("Task", UUID.fromString(ResourceId.of("Task", CONTACT, contact)));
    return reader.familiesOf(key).stream()
        .flatMap(family -> views.of(asker, family).view().find(key.reference()).stream())
        .filter(Task.class::isInstance)
        .map(task -> new IdType(((Task) task).getFor().getReference()))
        .filter(IdType::hasIdPart)
        .findFirst();
  }
}
