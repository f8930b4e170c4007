package onestory.clocks;

import onestory.record.SecondLook;
import org.springframework.stereotype.Component;

/**
 * Looks at the families whose moment has come. Any number of gateways may watch one database: each
 * takes other families, and what one has written the next one leaves as it is.
 */
@Component
final class ClockWatch {

  private final SecondLook looks;
  private final CarefulLook look;
  private final ClockProperties properties;

  ClockWatch(SecondLook looks, CarefulLook look, ClockProperties properties) {
    this.looks = looks;
    this.look = look;
    this.properties = properties;
  }

  /** Looks until no moment is left that has come, but for those that others look at. */
  void look() {
    int looked;
    do {
      var due = looks.due(properties.atOnce());
      looked = due.isEmpty() ? 0 : look.ifDue(due);
    } while (looked > 0);
  }
}
