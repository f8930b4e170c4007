package onestory.councils;

import onestory.identity.ResourceId;

/** An organisation that a partner system serves, with all that is known of both. */
public record Organisation(
    OrganisationIdentifier identifier, String name, Partner partner, Council council) {

  /** Its place in the record, {@code Organization/uuid}; the same whoever names it first. */
  public String reference() {
    return "Organization/" + ResourceId.of("Organization", identifier.system(), identifier.value());
  }

  /** Whether anything is ever brought to it. */
  public boolean receives() {
    return partner.delivers() != Partner.Delivers.NOTHING;
  }

  /** What its kind needs to hold. */
  public KindNeeds needs() {
    return council.needs().get(partner.kind());
  }

  /** By which law it is told anything. */
  public LawfulBasis lawfulBasis() {
    return council.lawfulBases().get(partner.basis());
  }
}
