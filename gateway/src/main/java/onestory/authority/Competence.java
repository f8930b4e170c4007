package onestory.authority;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whether a young person may answer for themselves: from their 16th birthday on, or before that
 * when six things were considered and written down (DOMAIN.md CON-03 to CON-05).
 */
final class Competence {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
  private static final String BY_AGE = "age-16-plus";
  private static final String GILLICK = "gillick-competent";
  private static final List<String> CONSIDERATIONS = List.of("a", "b", "c", "d", "e", "f");

  private Competence() {}

  /** Whether the consent rests on the young person's own competence, proven or not. */
  static boolean isClaimed(Consent consent) {
    return Set.of(BY_AGE, GILLICK).contains(basis(consent));
  }

  /** Whether that competence is shown. */
  static Standing of(Consent consent, Map<String, Resource> family) {
    return switch (basis(consent)) {
      case BY_AGE -> byAge(consent, family);
      case GILLICK -> gillick(consent, family) ? Standing.MAY : Standing.MAY_NOT;
      default -> Standing.MAY_NOT;
    };
  }

  private static String basis(Consent consent) {
    var extension = consent.getExtensionByUrl(Canonical.CAPACITY_BASIS);
    return extension != null && extension.getValue() instanceof Coding basis && basis.hasCode()
        ? basis.getCode()
        : "";
  }

  private static Standing byAge(Consent consent, Map<String, Resource> family) {
    Optional<LocalDate> given = given(consent);
    Optional<LocalDate> born =
        Key.of(consent.getPatient())
            .map(family::get)
            .filter(Patient.class::isInstance)
            .flatMap(child -> born((Patient) child));
    if (given.isEmpty() || born.isEmpty()) {
      return Standing.UNKNOWN;
    }
    return given.get().isBefore(sixteenth(born.get())) ? Standing.MAY_NOT : Standing.MAY;
  }

  static LocalDate sixteenth(LocalDate born) {
    return Birth.birthday(born, Children.SIXTEEN);
  }

  private static Optional<LocalDate> given(Consent consent) {
    String text = consent.getDateTimeElement().getValueAsString();
    if (text == null || text.length() < 10) {
      return Optional.empty();
    }
    return Optional.of(
        text.length() == 10
            ? LocalDate.parse(text)
            : consent.getDateTime().toInstant().atZone(ENGLAND).toLocalDate());
  }

  private static Optional<LocalDate> born(Patient child) {
    String text = child.getBirthDateElement().getValueAsString();
    return text == null || text.length() < 10
        ? Optional.empty()
        : Optional.of(LocalDate.parse(text));
  }

  private static boolean gillick(Consent consent, Map<String, Resource> family) {
    return consent.hasSourceReference()
        && Key.of(consent.getSourceReference()).map(family::get).orElse(null)
            instanceof QuestionnaireResponse considered
        && considered.getStatus() == QuestionnaireResponseStatus.COMPLETED
        && isGillick(considered.getQuestionnaire())
        && isAbout(considered, consent)
        && CONSIDERATIONS.stream().allMatch(c -> isAnswered(considered, c));
  }

  private static boolean isGillick(String questionnaire) {
    return questionnaire != null
        && (questionnaire.equals(Canonical.GILLICK)
            || questionnaire.startsWith(Canonical.GILLICK + "|"));
  }

  private static boolean isAbout(QuestionnaireResponse considered, Consent consent) {
    return Key.of(considered.getSubject()).equals(Key.of(consent.getPatient()));
  }

  private static boolean isAnswered(QuestionnaireResponse considered, String linkId) {
    return considered.getItem().stream()
        .filter(item -> linkId.equals(item.getLinkId()))
        .flatMap(item -> item.getAnswer().stream())
        .anyMatch(answer -> answer.hasValue() && isSaid(answer.getValue()));
  }

  private static boolean isSaid(Base value) {
    // considered, and found to be missing
    boolean no = "false".equals(value.primitiveValue());
    return !value.isEmpty() && !no && (!value.isPrimitive() || !value.primitiveValue().isBlank());
  }
}
