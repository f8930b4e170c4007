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
 * @param unreadable why it is not sure what was agreed, if so
 */
record Agreement(
    String version,
    String child,
    Giver giver,
    boolean agreed,
    LocalPeriod period,
    Optional<String> unreadable) {

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
                    active && permits && !isFoundUntrue(consent),
                    period,
                    unreadable(consent, period)));
  }

  /** Verified, and not confirmed: policy takes that as not given (TRUST 4.20). */
  static boolean isFoundUntrue(Consent consent) {
    return consent.getVerification().stream().anyMatch(v -> v.hasVerified() && !v.getVerified());
  }

  private static Optional<String> unreadable(Consent consent, LocalPeriod period) {
    if (Modifiers.in(consent)) {
      return Optional.of("has a modifier that is not understood");
    }
    if (period.isReversed()) {
      return Optional.of("has a period that ends before it starts");
    }
    return consent.getProvision().hasProvision() ? Optional.of("has exceptions") : Optional.empty();
  }

  /** The same, where it is not known whether the child has come of age. */
  Agreement doubted() {
    return new Agreement(version, child, giver.ifNotOfAge(), agreed, period, unreadable);
  }

  /** Agreed, and still so now; or it can't be told, which is no plain yes. */
  boolean holds(Instant at) {
    return agreed && (period.isReversed() || period.contains(at));
  }

  /** Whether it counts: by who gave it, and only if it says plainly what was agreed. */
  Standing standing() {
    return unreadable.isPresent() && giver.standing() == Standing.MAY
        ? Standing.UNKNOWN
        : giver.standing();
  }
}
