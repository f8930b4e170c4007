package onestory.gates;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * What gates read of assessments: the council's own, and one of a service that closed, which stands
 * in its place where the family agrees (DOMAIN.md FRM-20, CON-14).
 */
final class Assessments {

  private Assessments() {}

  /**
   * The responses that make an assessment final with this message. Where the council's other forms
   * are of the same class, {@code forms} says which are assessments.
   */
  static List<Incoming.Told<QuestionnaireResponse>> becomingFinal(
      Incoming incoming, GateSetting setting) {
    var before =
        incoming
            .recorded(QuestionnaireResponse.class)
            .filter(Assessments::isFinal)
            .map(Incoming::key)
            .toList();
    return incoming.told(QuestionnaireResponse.class).stream()
        .filter(told -> isFinal(told.resource()) && isAssessment(told.resource(), setting))
        .filter(told -> !before.contains(Incoming.key(told.resource())))
        .toList();
  }

  /** The family's finished assessments. */
  static Stream<QuestionnaireResponse> finished(Incoming incoming, GateSetting setting) {
    return incoming
        .family(QuestionnaireResponse.class)
        .filter(answers -> isFinal(answers) && isAssessment(answers, setting));
  }

  /** The assessments of services that closed. */
  static Stream<DocumentReference> ofClosedServices(Incoming incoming) {
    return incoming
        .family(DocumentReference.class)
        .filter(paper -> Codes.has(paper.getType(), "document-type", "closing-service-assessment"));
  }

  /** When the service closed, whose assessment of this child it is; nothing for another child. */
  static Optional<LocalDate> closed(Incoming incoming, DocumentReference paper, String child) {
    return incoming
        .family(ServiceRequest.class)
        .filter(
            asked ->
                asked.getSupportingInfo().stream()
                    .anyMatch(info -> Incoming.key(paper).equals(info.getReference())))
        .filter(asked -> child.equals(asked.getSubject().getReference()))
        .flatMap(asked -> Moments.day(asked.getAuthoredOnElement()).stream())
        .findFirst();
  }

  /** Whether the family agreed that this paper is used for this child. */
  static Consents.Answer mayBeUsed(Incoming incoming, DocumentReference paper, String child) {
    return Consents.answer(incoming, "reuse-assessment", child, consent -> names(consent, paper));
  }

  /** A consent that names no paper is to whichever there is. */
  private static boolean names(Consent consent, DocumentReference paper) {
    var named = consent.getProvision().getData();
    return named.isEmpty()
        || named.stream()
            .anyMatch(data -> Incoming.key(paper).equals(data.getReference().getReference()));
  }

  private static boolean isFinal(QuestionnaireResponse answers) {
    return Set.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED)
        .contains(answers.getStatus());
  }

  private static boolean isAssessment(QuestionnaireResponse answers, GateSetting setting) {
    var forms = setting.list("forms");
    return Codes.isOfClass(answers, "assessment")
        && (forms.isEmpty()
            || forms.stream().anyMatch(form -> Forms.isOf(answers.getQuestionnaire(), form)));
  }
}
