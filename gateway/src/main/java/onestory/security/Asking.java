package onestory.security;

import java.util.Optional;

/** Somebody who asks without a token: a person with a session. */
public interface Asking {

  /** What they ask as. */
  Asker asker();

  /** The only council that they deal with; empty when it is every one. */
  Optional<String> council();
}
