package onestory.story;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import onestory.authority.Recipient;
import onestory.councils.Organisation;
import onestory.exchange.FamilyViews;
import onestory.exchange.View;
import onestory.profiles.Definitions;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Makes the family's own copy of its plan, for the council whose record it is. */
@Component
public final class FamilyPlans {

  private static final List<Part> PARTS =
      List.of(Part.PLAN, Part.NEXT, Part.TEAM, Part.GOING_WELL, Part.WORRIES, Part.CHILDS_VOICE);

  private final FamilyViews views;
  private final StoryGrounds grounds;
  private final Clock clock;
  private final Wording wording = new Wording(new Definitions());

  FamilyPlans(FamilyViews views, StoryGrounds grounds, Clock clock) {
    this.views = views;
    this.grounds = grounds;
    this.clock = clock;
  }

  /**
   * @param asker the organisation that asks; only the council's own has plans to give
   * @param reference the case system's id of the family
   */
  public Optional<Page> of(Organisation asker, String reference) {
    var view = views.of(asker, FamilyId.of(reference)).view();
    return view.recipient().basis() == Recipient.Basis.PUBLIC_TASK
            && view.resources().values().stream().anyMatch(Group.class::isInstance)
        ? Optional.of(plan(asker, view))
        : Optional.empty();
  }

  private Page plan(Organisation council, View view) {
    grounds.note(view, view.resources().keySet());
    var copy = new FamilyCopy(view.resources().values());
    var told = new Told(copy.resources().values());
    var telling = new Telling(told, wording, true);
    var title =
        told.all(Group.class).stream()
            .flatMap(group -> telling.names().family(group).stream())
            .findFirst()
            .map(name -> wording.of("title.plan", name))
            .orElseGet(() -> wording.of("title.some-plan"));
    var now = clock.instant();
    return new Page(
        title,
        wording.of("plan.made-for", council.name(), Dates.day(now)),
        now,
        notes(copy, view.resources().values(), telling),
        PARTS.stream().map(part -> Chapters.told(part, telling)).toList());
  }

  private List<String> notes(FamilyCopy copy, Collection<Resource> record, Telling telling) {
    List<String> notes = new ArrayList<>();
    ownAgreements(record, telling)
        .forEach(child -> notes.add(wording.of("plan.own-agreement", child, child)));
    if (copy.leavesPersonalPartsOut()) {
      notes.add(wording.of("plan.apart"));
    }
    return notes;
  }

  /** The young people who agreed to help for themselves (DOMAIN.md CON-05 to CON-07). */
  private static List<String> ownAgreements(Collection<Resource> record, Telling telling) {
    return record.stream()
        .filter(Consent.class::isInstance)
        .map(Consent.class::cast)
        .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE)
        .filter(
            consent ->
                consent
                    .getScope()
                    .hasCoding("http://terminology.hl7.org/CodeSystem/consentscope", "treatment"))
        .filter(
            consent ->
                consent.getPerformer().stream()
                    .anyMatch(giver -> telling.told().find(giver, Patient.class).isPresent()))
        .map(consent -> telling.names().about(consent.getPatient()))
        .distinct()
        .sorted()
        .toList();
  }
}
