package onestory.story;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Reference;

/**
 * What every chapter tells from.
 *
 * @param family whether it is about a whole family, so that each thing needs saying about whom
 */
record Telling(Told told, Wording wording, Names names, boolean family) {

  Telling(Told told, Wording wording, boolean family) {
    this(told, wording, new Names(told, wording), family);
  }

  /** Begins an item with whom it is about, where that does not go without saying. */
  void about(Reference subject, Prose prose) {
    if (family) {
      prose.strong(names.about(subject) + ":").text(" ");
    }
  }

  /** A list of notes, each with its day. */
  Consumer<Prose> notes(Iterable<Annotation> notes) {
    return list ->
        notes.forEach(
            note ->
                list.item(
                    item -> {
                      Dates.day(note.getTimeElement())
                          .ifPresent(day -> item.text(wording.of("worries.on", day) + " "));
                      item.words(note.getText());
                    }));
  }
}
