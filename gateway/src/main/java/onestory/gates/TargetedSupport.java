package onestory.gates;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What the gates of requests for targeted support read in common. */
final class TargetedSupport {

  static final String CODE = "targeted-support";
  static final Set<String> TYPES = Set.of("ServiceRequest");

  private TargetedSupport() {}

  /** The requests that the message makes; one that is withdrawn needs nothing any more. */
  static List<Incoming.Told<ServiceRequest>> requests(Incoming incoming) {
    return incoming.told(ServiceRequest.class).stream()
        .filter(told -> Codes.any(told.resource().getCategory(), "request-category", CODE))
        .filter(told -> told.resource().getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
        .toList();
  }

  /** Whether something about this subject is about this child too: it may be about the family. */
  static boolean concerns(Incoming incoming, String subject, String child) {
    return child.equals(subject)
        || incoming
            .family(Group.class)
            .filter(group -> Incoming.key(group).equals(subject))
            .flatMap(group -> group.getMember().stream())
            .anyMatch(member -> child.equals(member.getEntity().getReference()));
  }
}
