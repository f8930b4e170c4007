package onestory.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The book of acts: who did what, when and why. Ids, no facts but the reason. */
@Component
public final class ActBook {

  private final ActStore store;

  ActBook(ActStore store) {
    this.store = store;
  }

  /** The families that an act touched; none when there is no such act. */
  public List<UUID> familiesOf(UUID act) {
    return store.families(act);
  }

  /** Newest first. */
  public List<Act> inState(Optional<String> state) {
    return store.acts(state);
  }
}
