package onestory.exchange;

import org.hl7.fhir.r4.model.Patient;

/** Who a child is, and nothing else of them: what the MASH may know on a contact alone. */
final class Identity {

  private Identity() {}

  /** A new Patient with only the numbers, names and date of birth of this one. */
  static Patient of(Patient child) {
    Patient identity = new Patient();
    identity.setId(child.getIdElement());
    identity.setMeta(child.getMeta().copy());
    child.getIdentifier().forEach(number -> identity.addIdentifier(number.copy()));
    child.getName().forEach(name -> identity.addName(name.copy()));
    identity.setBirthDateElement(child.getBirthDateElement().copy());
    return identity;
  }
}
