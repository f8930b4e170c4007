package onestory.authority;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * A child's referral to children's social care, as the MASH decided it. From then on the council's
 * file says what is still shared on earlier permissions (DOMAIN.md MSH-02, csc-cf-assessment).
 *
 * @param version ServiceRequest/id/_history/version
 * @param child key of the Patient
 * @param at when it was decided
 */
record Referral(String version, String child, Instant at) {

  private static final Set<ServiceRequestStatus> NEVER_MADE =
      EnumSet.of(ServiceRequestStatus.REVOKED, ServiceRequestStatus.ENTEREDINERROR);

  /** Reads a request; nothing when it is not one that followed from the MASH's decision. */
  static Optional<Referral> read(ServiceRequest request) {
    boolean decided =
        request.getIdentifier().stream()
            .anyMatch(identifier -> Canonical.MASH_OUTCOME_ID.equals(identifier.getSystem()));
    boolean toSocialCare =
        request.getCategory().stream()
            .anyMatch(c -> Sharing.has(c, Canonical.REQUEST_CATEGORY, "csc-referral"::equals));
    if (!decided || !toSocialCare || NEVER_MADE.contains(request.getStatus())) {
      return Optional.empty();
    }
    String version = request.getMeta().getVersionId();
    Period since = new Period().setStartElement(request.getAuthoredOnElement());
    // of a referral whose moment is not known every permission may be the earlier one
    Instant at = request.hasAuthoredOn() ? LocalPeriod.of(since).from() : Instant.MAX;
    return Key.of(request.getSubject())
        .map(
            child ->
                new Referral(
                    Key.of(request) + (version == null ? "" : "/_history/" + version), child, at));
  }

  Referral laterOf(Referral other) {
    return at.isBefore(other.at) ? other : this;
  }
}
