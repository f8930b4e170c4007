package onestory.clocks;

import static onestory.timescales.HappeningKind.CONTACT_DECIDED;
import static onestory.timescales.HappeningKind.CONTACT_RECEIVED;
import static onestory.timescales.HappeningKind.ENQUIRY_OPENED;
import static onestory.timescales.HappeningKind.HARM_WEIGHED;

import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;

/** Contacts to MASH received and decided, enquiries opened, and likely significant harm weighed. */
final class ContactHappenings {

  private ContactHappenings() {}

  static Stream<Happening> of(Outline family) {
    return Said.all(family, "Task").flatMap(ContactHappenings::of);
  }

  private static Stream<Happening> of(Said task) {
    var child = task.child("/for");
    if (task.isTask("mash-contact")) {
      return task.happened(
          CONTACT_RECEIVED, child, task.reference(), task.moment("/executionPeriod/start"));
    }
    if (task.isTask("mash-decision")) {
      return task.happened(
          CONTACT_DECIDED, child, contact(task), task.moment("/executionPeriod/end"));
    }
    if (task.isTask("mash-enquiry")) {
      return Stream.of(
          task.happened(
              ENQUIRY_OPENED,
              child,
              contact(task),
              task.moment("/executionPeriod/start").orElseGet(task::since)));
    }
    boolean weighed =
        task.isTask("assess-significant-harm")
            && task.text("/status").equals("completed")
            && !task.hasIdentifierOf("clock");
    return weighed
        ? task.happened(HARM_WEIGHED, child, "", task.moment("/executionPeriod/end"))
        : Stream.empty();
  }

  private static String contact(Said task) {
    return task.text("/partOf/0/reference");
  }
}
