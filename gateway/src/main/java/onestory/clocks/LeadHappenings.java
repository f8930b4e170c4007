package onestory.clocks;

import static onestory.timescales.HappeningKind.LEAD_PROFESSIONAL_NAMED;

import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;

/**
 * Who leads, once that is settled: told of the team with its day, or by a meeting. The author of
 * the assessment, who leads until the first meeting, is not settled yet (DOMAIN.md LP-02).
 */
final class LeadHappenings {

  private LeadHappenings() {}

  static Stream<Happening> of(Outline family) {
    return Stream.of(
            Said.all(family, "CareTeam").flatMap(LeadHappenings::ofTeam),
            Said.all(family, "Composition").flatMap(LeadHappenings::ofRecord),
            Said.all(family, "QuestionnaireResponse").flatMap(form -> ofReview(form, family)))
        .flatMap(happened -> happened);
  }

  private static Stream<Happening> ofTeam(Said team) {
    return team.each("/participant")
        .filter(one -> Said.isCoded(one.path("role"), "early-help-role", "lead-professional"))
        .flatMap(
            one ->
                team.happened(
                    LEAD_PROFESSIONAL_NAMED,
                    team.child("/subject"),
                    "",
                    Said.moment(one.at("/period/start"))));
  }

  private static Stream<Happening> ofRecord(Said record) {
    boolean named =
        record.isCoded("/type", "document-type", "taf-record")
            && !record.at("/author/0").isMissingNode();
    return named
        ? record.happened(LEAD_PROFESSIONAL_NAMED, Set.of(), "", record.moment("/date"))
        : Stream.empty();
  }

  private static Stream<Happening> ofReview(Said form, Outline family) {
    if (form.answer("lead.who").isEmpty()) {
      return Stream.empty();
    }
    var from = form.answer("lead.from").map(answer -> answer.path("valueDate"));
    return form.happened(
        LEAD_PROFESSIONAL_NAMED,
        Set.of(),
        "",
        from.flatMap(Said::moment)
            .or(() -> MeetingHappenings.heldOf(form, family))
            .or(() -> form.moment("/authored")));
  }
}
