package onestory.record;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The book of acts: who did what, when and why. Ids, no facts but the reason. */
@Component
public final class ActBook {

  private final IdentityStore store;

  ActBook(IdentityStore store) {
    this.store = store;
  }

  /** Newest first. */
  public List<Act> inState(Optional<String> state) {
    return store.acts(state);
  }
}
