package onestory.security;

import java.util.List;
import java.util.Optional;

/**
 * What a client's own file says (registration by file, SMART Backend Services).
 *
 * @param organisation for which it acts, as {@code system|value}
 * @param scopes what its tokens may allow; empty for a client that a partner's file names, which
 *     says so there
 */
public record Registration(
    String id, Optional<String> organisation, List<String> scopes, ClientProof proof) {

  Client asClient() {
    return new Client(id, organisation.orElse(null), scopes, proof);
  }
}
