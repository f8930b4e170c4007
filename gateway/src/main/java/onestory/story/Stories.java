package onestory.story;

import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import onestory.authority.Key;
import onestory.councils.Organisation;
import onestory.exchange.FamilyViews;
import onestory.exchange.ViewedFamily;
import onestory.profiles.Definitions;
import onestory.record.FamilyReader;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Tells a child's or a family's story to whoever asks, from what they may hold and nothing else.
 */
@Component
public final class Stories {

  private final FamilyReader reader;
  private final FamilyViews views;
  private final Permissions permissions;
  private final StoryGrounds grounds;
  private final Clock clock;
  private final Wording wording = new Wording(new Definitions());

  Stories(
      FamilyReader reader,
      FamilyViews views,
      Permissions permissions,
      StoryGrounds grounds,
      Clock clock) {
    this.reader = reader;
    this.views = views;
    this.permissions = permissions;
    this.grounds = grounds;
    this.clock = clock;
  }

  /**
   * The story of this Patient or Group; nothing when the organisation may not hold it, or it is not
   * there.
   */
  public Optional<Story> of(Organisation asker, String type, String id, Purpose purpose) {
    var subject = type + "/" + id;
    return uuid(id).stream()
        .flatMap(uuid -> reader.familiesOf(new onestory.record.Key(type, uuid)).stream())
        .map(family -> views.of(asker, family))
        .flatMap(
            viewed ->
                viewed.view().find(subject).stream()
                    .filter(found -> found instanceof Group || Subjects.isChild(found))
                    .filter(found -> Opened.isOpen(viewed.view(), subject))
                    .map(found -> tell(asker, found, viewed, purpose)))
        .findFirst();
  }

  private Story tell(Organisation asker, Resource subject, ViewedFamily viewed, Purpose purpose) {
    var view = viewed.view();
    boolean family = subject instanceof Group;
    SortedMap<String, Resource> resources =
        family
            ? new TreeMap<>(view.resources())
            : OneChild.of(Key.of(subject), view.resources().values());
    var telling = new Telling(new Told(resources.values()), wording, family);
    var shares =
        new Shares(view, telling, consent -> permissions.end(viewed.family(), consent))
            .of(resources.values());
    grounds.note(view, resources.keySet());
    var now = clock.instant();
    return new Story(
        Key.of(subject),
        title(subject, telling.names()),
        wording.of(
            "made-for", asker.name(), Dates.day(now), wording.of("PURPOSE." + purpose.name())),
        asker,
        purpose,
        now,
        view,
        resources,
        Chapters.told(telling, asker.name(), shares));
  }

  private String title(Resource subject, Names names) {
    if (subject instanceof Group group) {
      return names
          .family(group)
          .map(name -> wording.of("title.family", name))
          .orElseGet(() -> wording.of("title.some-family"));
    }
    return wording.of(
        "title.child",
        names.fullName((Patient) subject).orElseGet(() -> wording.of("person.unnamed")));
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no id of ours
    }
  }
}
