package onestory.story;

import java.time.Instant;
import java.util.List;

/**
 * What a page or a PDF shows.
 *
 * @param title its heading
 * @param made for whom it was made, when and what for
 * @param at when it was made
 * @param notes what its reader should know first
 * @param sections its parts
 */
public record Page(
    String title, String made, Instant at, List<String> notes, List<Section> sections) {

  /** Keeps its own copies of the lists. */
  public Page {
    notes = List.copyOf(notes);
    sections = List.copyOf(sections);
  }
}
