package onestory.story;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** The lead professional first and how to reach them, then everybody who helps. */
record Team(Telling telling) implements Chapter {

  private static final String INVOLVEMENT =
      "https://onestory.example/fhir/StructureDefinition/involvement-level";

  private enum Part {
    LEADS("team.lead"),
    HELPS("team.helping"),
    LESS_ACTIVE("team.less-active");

    private final String words;

    Part(String words) {
      this.words = words;
    }
  }

  @Override
  public void tell(Prose prose, Set<String> entries) {
    Map<String, Reference> people = new LinkedHashMap<>();
    Map<String, Part> parts = new LinkedHashMap<>();
    telling.told().all(EpisodeOfCare.class).stream()
        .filter(episode -> episode.getStatus() != EpisodeOfCare.EpisodeOfCareStatus.FINISHED)
        .forEach(
            episode -> {
              if (episode.hasCareManager()) {
                add(episode.getCareManager(), Part.LEADS, people, parts);
              }
            });
    for (var team : telling.told().all(CareTeam.class)) {
      entries.add(Key.of(team));
      team.getParticipant().stream()
          .filter(member -> member.hasMember() && !member.getPeriod().hasEnd())
          .forEach(member -> add(member.getMember(), part(member), people, parts));
    }
    telling.told().all(Task.class).stream()
        .filter(task -> task.hasOwner() && !Due.isClock(task))
        .forEach(task -> add(task.getOwner(), Part.HELPS, people, parts));
    prose.list(
        list ->
            people.forEach(
                (name, reference) -> {
                  Key.of(reference).ifPresent(entries::add);
                  list.item(item -> member(name, parts.get(name), reference, item));
                }));
  }

  /** One person once, however many children's teams name them. */
  private void add(
      Reference reference, Part part, Map<String, Reference> people, Map<String, Part> parts) {
    String name = telling.names().who(reference);
    people.putIfAbsent(name, reference);
    parts.putIfAbsent(name, part);
  }

  private static Part part(CareTeam.CareTeamParticipantComponent member) {
    if (Coded.as(member.getRole(), "early-help-role", "lead-professional")) {
      return Part.LEADS;
    }
    var involvement = member.getExtensionByUrl(INVOLVEMENT);
    boolean less =
        involvement != null && "less-active".equals(involvement.getValue().primitiveValue());
    return less ? Part.LESS_ACTIVE : Part.HELPS;
  }

  private void member(String name, Part part, Reference reference, Prose item) {
    item.strong(name).text(" " + telling.wording().of(part.words) + ".");
    telling.told().find(reference, PractitionerRole.class).stream()
        .flatMap(role -> role.getTelecom().stream())
        .filter(ContactPoint::hasValue)
        .forEach(way -> item.text(" " + telling.wording().of("team.reach", way.getValue())));
  }
}
