package onestory.record;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * A family's current resources, and the directory resources (organisations, professionals) that
 * they refer to.
 *
 * @param council the custodian; empty while nothing is recorded
 * @param readings further readings of its consents, while it is not settled who is who
 */
public record FamilyContent(
    String council,
    List<Resource> resources,
    List<Resource> directory,
    List<ConsentReading> readings) {

  /** One of which it is settled who is who. */
  public FamilyContent(String council, List<Resource> resources, List<Resource> directory) {
    this(council, resources, directory, List.of());
  }

  /** The same family, its consents read otherwise, too. */
  public FamilyContent reading(List<ConsentReading> others) {
    return new FamilyContent(council, resources, directory, others);
  }

  /** The same family with other resources. */
  public FamilyContent with(List<Resource> others) {
    return new FamilyContent(council, others, directory, readings);
  }
}
