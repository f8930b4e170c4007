package onestory.camel;

import onestory.mappings.Mappings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs every map once in the background after the start, so that the first family does not wait for
 * it.
 */
@Component
final class MapWarmUp {

  private final ObjectProvider<Mappings> mappings;

  MapWarmUp(ObjectProvider<Mappings> mappings) {
    this.mappings = mappings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var thread = new Thread(() -> mappings.getObject().warmUp(), "map-warm-up");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }
}
