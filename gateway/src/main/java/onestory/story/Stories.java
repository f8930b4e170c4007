package onestory.story;

import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import onestory.authority.Key;
import onestory.councils.Organisation;
import onestory.exchange.FamilyViews;
import onestory.exchange.View;
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
  private final Clock clock;
  private final Wording wording = new Wording(new Definitions());

  Stories(FamilyReader reader, FamilyViews views, Permissions permissions, Clock clock) {
    this.reader = reader;
    this.views = views;
    this.permissions = permissions;
    this.clock = clock;
  }

  /**
   * The story of this Patient or Group; nothing when the organisation may not hold it, or it is not
   * there.
   */
  public Optional<Story> of(Organisation asker, String type, String id, Purpose purpose) {
    return uuid(id)
        .flatMap(uuid -> reader.familyOf(new onestory.record.Key(type, uuid)))
        .map(family -> views.of(asker, family).view())
        .flatMap(view -> tell(asker, type + "/" + id, view, purpose));
  }

  private Optional<Story> tell(Organisation asker, String subject, View view, Purpose purpose) {
    return view.find(subject)
        .filter(resource -> resource instanceof Group || Subjects.isChild(resource))
        .map(resource -> tell(asker, resource, view, purpose));
  }

  private Story tell(Organisation asker, Resource subject, View view, Purpose purpose) {
    boolean family = subject instanceof Group;
    SortedMap<String, Resource> resources =
        family
            ? new TreeMap<>(view.resources())
            : OneChild.of(Key.of(subject), view.resources().values());
    var telling = new Telling(new Told(resources.values()), wording, family);
    var shares = new Shares(view, telling, permissions::end).of(resources.values());
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
