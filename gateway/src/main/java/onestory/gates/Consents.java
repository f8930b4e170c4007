package onestory.gates;

import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/** What gates read of consents. */
final class Consents {

  private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";

  /** What the answers to one question come to. */
  enum Answer {
    YES,
    NO,
    NONE
  }

  private Consents() {}

  static boolean isYes(Consent consent) {
    return consent.getStatus() == ConsentState.ACTIVE
        && consent.getProvision().getType() != ConsentProvisionType.DENY;
  }

  static boolean isOfScope(Consent consent, String scope) {
    return consent.getScope().getCoding().stream()
        .anyMatch(c -> SCOPE.equals(c.getSystem()) && scope.equals(c.getCode()));
  }

  static boolean isOf(Consent consent, String scope, String category) {
    return isOfScope(consent, scope)
        && Codes.any(consent.getCategory(), "consent-category", category);
  }

  static boolean isAboutSame(Consent one, Consent other) {
    var child = one.getPatient().getReference();
    return child != null && child.equals(other.getPatient().getReference());
  }

  /** What was answered to one question about one child. */
  static Answer answer(
      Incoming incoming, String category, String child, Predicate<Consent> question) {
    List<Consent> answers =
        incoming
            .family(Consent.class)
            .filter(consent -> child.equals(consent.getPatient().getReference()))
            .filter(consent -> Codes.any(consent.getCategory(), "consent-category", category))
            .filter(question)
            .toList();
    if (answers.isEmpty()) {
      return Answer.NONE;
    }
    return answers.stream().anyMatch(Consents::isYes) ? Answer.YES : Answer.NO;
  }
}
