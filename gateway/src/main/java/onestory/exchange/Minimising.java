package onestory.exchange;

import java.util.List;
import java.util.Set;
import onestory.authority.Canonical;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * Takes out of a resource what no organisation needs from it: where a family lives and how to reach
 * them, which may be what they are hiding, other services' numbers for them, and where the entry
 * came from.
 *
 * @param identifierSystems the identifiers of people that may stay
 */
record Minimising(Set<String> identifierSystems) {

  /**
   * Minimises this resource in place.
   *
   * @return whether anything about the family was taken out
   */
  boolean minimise(Resource resource) {
    if (resource.hasMeta()) {
      Meta meta = resource.getMeta();
      meta.setSource(null).setTag(null);
    }
    // the narrative repeats the elements, those left out too
    boolean changed = resource instanceof DomainResource domain && domain.hasText();
    if (resource instanceof DomainResource domain) {
      domain.setText(null);
    }
    if (resource instanceof Patient patient) {
      changed |= contactDetails(patient) | identifiers(patient.getIdentifier());
      changed |= patient.getExtension().removeIf(e -> Canonical.SCHOOL_LEFT.equals(e.getUrl()));
    } else if (resource instanceof RelatedPerson related) {
      changed |= contactDetails(related) | identifiers(related.getIdentifier());
    }
    return changed;
  }

  private static boolean contactDetails(Patient patient) {
    boolean any =
        patient.hasAddress()
            || patient.hasTelecom()
            || patient.hasPhoto()
            || patient.hasContact()
            || patient.hasGeneralPractitioner()
            || patient.hasManagingOrganization();
    patient.setAddress(null).setTelecom(null).setPhoto(null);
    patient.setContact(null).setGeneralPractitioner(null).setManagingOrganization(null);
    return any;
  }

  private static boolean contactDetails(RelatedPerson related) {
    boolean any = related.hasAddress() || related.hasTelecom() || related.hasPhoto();
    related.setAddress(null).setTelecom(null).setPhoto(null);
    return any;
  }

  private boolean identifiers(List<Identifier> identifiers) {
    return identifiers.removeIf(
        identifier ->
            !identifier.hasSystem() || !identifierSystems.contains(identifier.getSystem()));
  }
}
