package onestory.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onestory.authority.Key;
import onestory.exchange.View;
import onestory.fhir.Found.Match;
import onestory.record.Due;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * A contact that is still to be decided (DOMAIN.md TIM-10), as the clock of its decision tells it.
 *
 * @param clock the first of the contact's clocks to end
 * @param contact the contact that it runs for
 */
record OpenContact(Task clock, Task contact, View view) {

  private static final String TASK_CODE = "https://onestory.example/fhir/CodeSystem/task-code";
  private static final String TIME_LEFT =
      "https://onestory.example/fhir/StructureDefinition/time-left";

  /** The contact whose clock this is; nothing when it runs for something else, or not first. */
  static Optional<OpenContact> of(Match match) {
    var clock = (Task) match.resource();
    return contact(clock.getFocus(), match.view())
        .filter(contact -> first(contact, match.view()).equals(Key.of(clock)))
        .map(contact -> new OpenContact(clock, contact, match.view()));
  }

  /** The clock with the time that is left at that moment, which may be less than none. */
  Task withTimeLeft(Instant now) {
    var copy = clock.copy();
    var left =
        BigDecimal.valueOf(Duration.between(now, due(clock)).toMinutes())
            .divide(BigDecimal.valueOf(60), 2, RoundingMode.FLOOR);
    copy.addExtension()
        .setUrl(TIME_LEFT)
        .setValue(
            new org.hl7.fhir.r4.model.Duration()
                .setValue(left)
                .setUnit("h")
                .setSystem("http://unitsofmeasure.org")
                .setCode("h"));
    return copy;
  }

  /** The contact, what was asked with it, and whom it is about. */
  List<Resource> included() {
    var asked = view.find(Key.of(contact.getFocus()).orElse(""));
    var child = view.find(Key.of(contact.getFor()).orElse(""));
    return Stream.of(Optional.<Resource>of(contact), asked, child)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Task> contact(Reference focus, View view) {
    return Key.of(focus)
        .flatMap(view::find)
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .filter(OpenContact::isContact);
  }

  private static String first(Task contact, View view) {
    return view.resources().values().stream()
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .filter(OpenContact::isRunning)
        .filter(clock -> Key.of(clock.getFocus()).equals(Optional.of(Key.of(contact))))
        .min(Comparator.comparing(OpenContact::due).thenComparing(Key::of))
        .map(Key::of)
        .orElse("");
  }

  private static Instant due(Task clock) {
    return Due.after(clock.getRestriction().getPeriod().getEndElement().getValueAsString());
  }

  private static boolean isContact(Task task) {
    return task.getCode().hasCoding(TASK_CODE, "mash-contact");
  }

  private static boolean isRunning(Task task) {
    return task.getStatus() == Task.TaskStatus.INPROGRESS
        && task.getCode().getCoding().stream().anyMatch(c -> RuleIds.SYSTEM.equals(c.getSystem()))
        && task.getRestriction().getPeriod().hasEnd();
  }
}
