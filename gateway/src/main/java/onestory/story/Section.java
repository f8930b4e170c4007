package onestory.story;

import java.util.List;
import org.hl7.fhir.utilities.xhtml.XhtmlComposer;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * One part of a story, told.
 *
 * @param code which part: a code of story-section
 * @param title its heading
 * @param div what a family could read; a plain sentence when there is nothing to tell
 * @param told whether there was anything to tell
 * @param entries keys of what it was told from
 */
public record Section(
    String code, String title, XhtmlNode div, boolean told, List<String> entries) {

  /** Keeps its own copy of the keys. */
  public Section {
    entries = List.copyOf(entries);
  }

  /** The narrative for a page: every text in it is escaped. */
  public String html() {
    return new XhtmlComposer(XhtmlComposer.XML).compose(div);
  }
}
