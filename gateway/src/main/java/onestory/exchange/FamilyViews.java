package onestory.exchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.authority.Canonical;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.record.Concluded;
import onestory.record.FamilyContent;
import onestory.record.FamilyReader;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Works out what an organisation may hold of a family now: the one answer for reads and deliveries
 * alike.
 */
@Component
public final class FamilyViews {

  private final FamilyReader reader;
  private final Directory directory;
  private final Clock clock;

  FamilyViews(FamilyReader reader, Directory directory, Clock clock) {
    this.reader = reader;
    this.directory = directory;
    this.clock = clock;
  }

  /** The organisation's view of the family as it is recorded now. */
  public ViewedFamily of(Organisation organisation, UUID family) {
    return view(organisation, family, reader.read(family));
  }

  /**
   * The same without what is only there to be looked up, such as the clocks: what is brought to the
   * organisation.
   */
  ViewedFamily toDeliver(Organisation organisation, UUID family) {
    var all = reader.read(family);
    var delivered = all.resources().stream().filter(FamilyViews::isDelivered).toList();
    return view(organisation, family, all.with(delivered));
  }

  /** What the organisation may hold of a record that is to be erased. */
  ViewedFamily nothing(Organisation organisation, UUID family) {
    return view(
        organisation, family, new FamilyContent(organisation.council().id(), List.of(), List.of()));
  }

  /** Whether it is brought to organisations at all. */
  static boolean isDelivered(Resource resource) {
    return resource.getMeta().getTag(Canonical.DELIVERY, Concluded.LOOK_UP) == null;
  }

  /**
   * An earlier version of a resource as the organisation may see it today: decided by today's
   * authority, on what that version says.
   */
  public Optional<Resource> asOf(Organisation organisation, UUID family, Resource earlier) {
    var now = reader.read(family);
    var key = key(earlier);
    var resources = new ArrayList<Resource>();
    now.resources().forEach(r -> resources.add(key(r).equals(key) ? earlier : r));
    return view(organisation, family, now.with(resources)).view().find(key);
  }

  private ViewedFamily view(Organisation organisation, UUID family, FamilyContent content) {
    var custodian = directory.council(content.council()).orElse(organisation.council());
    var basis = ViewBasis.of(organisation, custodian, content, clock.instant());
    return new ViewedFamily(family, RecipientView.of(basis, content), basis);
  }

  private static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
