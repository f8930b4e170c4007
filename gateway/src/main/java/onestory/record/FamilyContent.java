package onestory.record;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * A family's current resources, and the directory resources (organisations, professionals) that
 * they refer to.
 *
 * @param council the custodian; empty while nothing is recorded
 */
public record FamilyContent(String council, List<Resource> resources, List<Resource> directory) {}
