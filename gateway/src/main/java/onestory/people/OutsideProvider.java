package onestory.people;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The council's own provider, if people may sign in there. */
@Component
final class OutsideProvider {

  /** What the button calls it. */
  Optional<String> name() {
    return Optional.empty();
  }
}
