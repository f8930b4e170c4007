package onestory.soap;

import java.util.List;
import java.util.UUID;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import onestory.security.Secrets;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/** The systems that may send, each by its secret {@code soap.<system>.password}. */
final class EhmUsers implements CallbackHandler {

  private final List<String> systems;
  private final Secrets secrets;

  EhmUsers(List<String> systems, Secrets secrets) {
    this.systems = List.copyOf(systems);
    this.secrets = secrets;
  }

  @Override
  public void handle(Callback[] callbacks) {
    for (Callback callback : callbacks) {
      if (callback instanceof WSPasswordCallback asked) {
        asked.setPassword(password(asked.getIdentifier()));
      }
    }
  }

  private String password(String system) {
    String kept = systems.contains(system) ? secrets.get("soap." + system + ".password") : "";
    // nobody can know this one: an unknown name takes as long to refuse, and an empty secret opens
    // nothing
    return kept.isBlank() ? UUID.randomUUID().toString() : kept;
  }
}
