package onestory.record;

import java.util.UUID;
import onestory.identity.ResourceId;

/** The id of a family's record: that of its Group. */
public final class FamilyId {

  private static final String SYSTEM = "https://onestory.example/fhir/Id/eh-family";

  private FamilyId() {}

  /** From the case system's id of the family. */
  public static UUID of(String familyKey) {
    return UUID.fromString(ResourceId.of("Group", SYSTEM, familyKey));
  }
}
