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
        // an unknown name gets a password that nobody can know, so that it takes as long to refuse
        asked.setPassword(
            systems.contains(asked.getIdentifier())
                ? secrets.get("soap." + asked.getIdentifier() + ".password")
                : UUID.randomUUID().toString());
      }
    }
  }
}
