package onestory.fhir;

import java.util.Optional;
import java.util.UUID;
import onestory.councils.Organisation;
import onestory.identity.ResourceId;
import onestory.record.Key;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The child about whom there is a contact with the MASH, for an asker who may see the contact. */
@Component
final class ContactChildren {

  private static final String CONTACT = "https://onestory.example/fhir/Id/mash-contact";

  private final HeldFamilies families;

  ContactChildren(HeldFamilies families) {
    this.families = families;
  }

  /**
   * @param contact the MASH's number of it
   */
  Optional<IdType> child(String contact, Organisation asker) {
    var key = new Key("Task", UUID.fromString(ResourceId.of("Task", CONTACT, contact)));
    return families
        .viewed(asker, key)
        .flatMap(viewed -> viewed.view().find(key.reference()).stream())
        .filter(Task.class::isInstance)
        .map(task -> new IdType(((Task) task).getFor().getReference()))
        .filter(IdType::hasIdPart)
        .findFirst();
  }
}
