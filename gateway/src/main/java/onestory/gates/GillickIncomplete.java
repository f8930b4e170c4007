package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/**
 * A child under 16 answers for themselves when six things were considered and written down
 * (DOMAIN.md CON-05).
 */
final class GillickIncomplete implements Gate {

  private static final String BASIS = Codes.BASE + "StructureDefinition/consent-capacity-basis";

  @Override
  public String name() {
    return "gillick-incomplete";
  }

  @Override
  public Set<String> types() {
    return Set.of("Consent");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var consent : incoming.told(Consent.class)) {
      if (isOnCompetence(consent.resource())) {
        missing(incoming, consent, findings);
      }
    }
    return findings;
  }

  private static boolean isOnCompetence(Consent consent) {
    var extension = consent.getExtensionByUrl(BASIS);
    return extension != null
        && extension.getValue() instanceof Coding basis
        && Codes.is(basis, "consent-capacity-basis", "gillick-competent");
  }

  private void missing(Incoming incoming, Incoming.Told<Consent> consent, List<Finding> findings) {
    var at = consent.at("source");
    if (!consent.resource().hasSourceReference()
        || !(incoming.find(consent.resource().getSourceReference())
            instanceof QuestionnaireResponse considered)) {
      findings.add(
          Finding.lasting(
              name(),
              at,
              "The six considerations of competence are not recorded.",
              "Record all six, and send a new version."));
      return;
    }
    if (considered.getStatus() != QuestionnaireResponseStatus.COMPLETED) {
      findings.add(
          Finding.lasting(
              name(), at, "The record of competence is not completed.", "Complete it."));
    }
    for (var consideration : List.of("a", "b", "c", "d", "e", "f")) {
      if (!isAnswered(considered, consideration)) {
        findings.add(
            Finding.lasting(
                name(),
                at + ".item.where(linkId='" + consideration + "')",
                "Consideration " + consideration + " of competence is not recorded.",
                "Record what was considered, and send a new version."));
      }
    }
  }

  private static boolean isAnswered(QuestionnaireResponse considered, String linkId) {
    return considered.getItem().stream()
        .filter(item -> linkId.equals(item.getLinkId()))
        .flatMap(item -> item.getAnswer().stream())
        .anyMatch(
            a ->
                a.hasValue() && !a.getValue().isEmpty() && !isBlank(a.getValue().primitiveValue()));
  }

  private static boolean isBlank(String text) {
    return text != null && text.isBlank();
  }
}
