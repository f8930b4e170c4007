package onestory.story;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import onestory.councils.Organisation;
import onestory.exchange.View;
import org.hl7.fhir.r4.model.Resource;

/**
 * A child's or a family's story, told to one organisation.
 *
 * @param subject Type/id of the child or the family
 * @param title such as The story of Maya Okafor
 * @param made for whom it was made, when and what for, in words
 * @param asker whose view it is made from
 * @param purpose what it was asked for
 * @param at when it was made
 * @param view the view that it is made from
 * @param resources what of the view the story is about
 * @param sections all eight
 */
public record Story(
    String subject,
    String title,
    String made,
    Organisation asker,
    Purpose purpose,
    Instant at,
    View view,
    SortedMap<String, Resource> resources,
    List<Section> sections) {

  /** The story as a page shows it. */
  public Page page() {
    return new Page(title, made, at, List.of(), sections);
  }
}
