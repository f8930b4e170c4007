package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * Another lead professional takes over with the family's agreement (DOMAIN.md CON-15, LP-07): a
 * consent to that one, or, where the council has a form that asks for it, its {@code answer}.
 */
final class LeadChangeAgreed implements Gate {

  private static final String CHANGE = "lead-professional-change";

  @Override
  public String name() {
    return "lead-change-agreed";
  }

  @Override
  public Set<String> types() {
    return Set.of("EpisodeOfCare");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var told : incoming.told(EpisodeOfCare.class)) {
      if (isChange(incoming, told.resource())
          && !isAnswered(incoming, setting.word("answer", ""))) {
        look(incoming, told).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> look(Incoming incoming, Incoming.Told<EpisodeOfCare> told) {
    var lead = told.resource().getCareManager().getReference();
    var child = told.resource().getPatient().getReference();
    return switch (Consents.answer(incoming, CHANGE, child, consent -> isTo(consent, lead))) {
      case YES -> Optional.empty();
      case NO ->
          Optional.of(
              Finding.against(
                  name(),
                  told.at("careManager"),
                  "The family does not agree to this lead professional.",
                  "Talk it over with the family, and send the episode with the lead that they agree to."));
      case NONE ->
          Optional.of(
              Finding.passing(
                  name(),
                  told.at("careManager"),
                  "Another lead professional, and no agreement of the family to that is recorded.",
                  "Record the family's agreement; the episode is then tried again by itself."));
    };
  }

  private static boolean isChange(Incoming incoming, EpisodeOfCare told) {
    return told.hasCareManager()
        && incoming
            .recorded(EpisodeOfCare.class)
            .filter(episode -> Incoming.key(episode).equals(Incoming.key(told)))
            .anyMatch(
                episode ->
                    episode.hasCareManager()
                        && !episode
                            .getCareManager()
                            .getReference()
                            .equals(told.getCareManager().getReference()));
  }

  /** A consent that names nobody is to whoever it is. */
  private static boolean isTo(Consent consent, String lead) {
    var named = consent.getProvision().getActor();
    return named.isEmpty()
        || named.stream().anyMatch(actor -> lead.equals(actor.getReference().getReference()));
  }

  private static boolean isAnswered(Incoming incoming, String linkId) {
    return incoming.told(QuestionnaireResponse.class).stream()
        .flatMap(told -> told.resource().getItem().stream())
        .filter(item -> item.getLinkId().equals(linkId))
        .flatMap(item -> item.getAnswer().stream())
        .anyMatch(answer -> answer.getValue() instanceof BooleanType yes && yes.booleanValue());
  }
}
