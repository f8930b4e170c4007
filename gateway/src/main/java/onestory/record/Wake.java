package onestory.record;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** After an act: what the record concludes is worked out anew, and organisations are woken. */
@Component
final class Wake {

  private final SecondLook looks;
  private final RefilingStore store;
  private final List<RecordListener> listeners;

  Wake(SecondLook looks, RefilingStore store, List<RecordListener> listeners) {
    this.looks = looks;
    this.store = store;
    this.listeners = listeners;
  }

  /** Every organisation that is concerned with these families is brought into step. */
  void all(Collection<UUID> families) {
    looks.at(families);
    for (var family : store.lock(families)) {
      var changed =
          new Recorded(
              family.family(), family.council(), family.epoch(), Concluded.SOURCE, true, List.of());
      listeners.forEach(listener -> listener.recorded(changed));
    }
  }
}
