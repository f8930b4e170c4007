package onestory.authority;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Resource;

/**
 * One answer to the offer of early help for one child: nothing is shared by permission for a family
 * that did not agree to be helped (DOMAIN.md 2.4).
 *
 * @param version Consent/id/_history/version
 * @param child key of the Patient
 * @param giver who answered
 * @param agreed whether they agreed
 * @param period when it holds
 */
record Agreement(String version, String child, Giver giver, boolean agreed, LocalPeriod period) {

  // a young person's withdrawal weighs as much as a refusal
  private static final Set<ConsentState> ANSWERED =
      EnumSet.of(ConsentState.ACTIVE, ConsentState.REJECTED, ConsentState.INACTIVE);

  /** Reads a consent; nothing when it is no answer to early help, or one that no longer stands. */
  static Optional<Agreement> read(Consent consent, Humans people, Map<String, Resource> family) {
    boolean participation =
        Sharing.has(consent.getScope(), Canonical.SCOPE, "treatment"::equals)
            && consent.getCategory().stream()
                .anyMatch(
                    c ->
                        Sharing.has(
                            c, Canonical.CONSENT_CATEGORY, "early-help-participation"::equals));
    boolean active = consent.getStatus() == ConsentState.ACTIVE;
    if (!participation || !ANSWERED.contains(consent.getStatus())) {
      return Optional.empty();
    }
    LocalPeriod period = LocalPeriod.of(consent.getProvision().getPeriod());
    boolean permits = consent.getProvision().getType() == ConsentProvisionType.PERMIT;
    return Key.of(consent.getPatient())
        .map(
            child ->
                new Agreement(
                    Sharing.version(consent),
                    child,
                    Giver.of(consent, people, family),
                    active && permits,
                    period));
  }

  /** Agreed, and still so now. */
  boolean holds(Instant at) {
    return agreed && period.contains(at);
  }
}
