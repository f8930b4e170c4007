package onestory.gates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;

/**
 * Whoever agrees to early help has read the privacy notice before, and agreed to it (DOMAIN.md
 * CON-02).
 */
final class PrivacyNoticeBeforeAgreement implements Gate {

  private static final String NOTICES =
      "http://terminology.hl7.org/CodeSystem/consentcategorycodes";

  @Override
  public String name() {
    return "privacy-notice-before-agreement";
  }

  @Override
  public Set<String> types() {
    return Set.of("Consent");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var told : incoming.told(Consent.class)) {
      if (Consents.isOf(told.resource(), "treatment", "early-help-participation")
          && Consents.isYes(told.resource())) {
        look(incoming, told).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> look(Incoming incoming, Incoming.Told<Consent> told) {
    var agreement = told.resource();
    var notices =
        incoming
            .family(Consent.class)
            .filter(PrivacyNoticeBeforeAgreement::isNotice)
            .filter(notice -> Consents.isAboutSame(notice, agreement) && bySame(notice, agreement))
            .toList();
    var agreedTo = notices.stream().filter(n -> n.getStatus() == ConsentState.ACTIVE).toList();
    if (notices.isEmpty()) {
      return Optional.of(
          Finding.passing(
              name(),
              told.at("performer"),
              "The one who agrees has not been shown the privacy notice.",
              "Record that they have read and agreed to it; the agreement is then tried again by itself."));
    }
    if (agreedTo.isEmpty()) {
      return Optional.of(
          Finding.against(
              name(),
              told.at("performer"),
              "The one who agrees has not agreed to the privacy notice.",
              "Go through the notice with them, record that they agreed to it, and send the agreement again."));
    }
    return agreedTo.stream().anyMatch(notice -> !day(notice).isAfter(day(agreement)))
        ? Optional.empty()
        : Optional.of(
            Finding.against(
                name(),
                told.at("dateTime"),
                "The privacy notice was agreed to only after early help was.",
                "Ask for the agreement again now that the notice is known, and send it with its own date."));
  }

  private static boolean isNotice(Consent consent) {
    return consent.getCategory().stream()
        .flatMap(category -> category.getCoding().stream())
        .anyMatch(c -> NOTICES.equals(c.getSystem()) && "npp".equals(c.getCode()));
  }

  private static boolean bySame(Consent notice, Consent agreement) {
    var givers = agreement.getPerformer().stream().map(Reference::getReference).toList();
    return notice.getPerformer().stream().map(Reference::getReference).anyMatch(givers::contains);
  }

  /** What has no date can't be too late, and does not make anything else late. */
  private static LocalDate day(Consent consent) {
    return Moments.day(consent.getDateTimeElement()).orElse(LocalDate.EPOCH);
  }
}
