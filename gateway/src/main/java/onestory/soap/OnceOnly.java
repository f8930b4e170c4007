package onestory.soap;

import java.time.Instant;
import org.apache.wss4j.common.cache.ReplayCache;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.message.token.UsernameToken;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.UsernameTokenValidator;

/**
 * A UsernameToken with a right digest, with nonce and created, not seen before. WSS4J's own replay
 * check remembers a nonce before it has checked the digest, so anybody could fill its memory; here
 * only a proven sender's is remembered.
 */
final class OnceOnly extends UsernameTokenValidator {

  /** Longer than WSS4J takes a token for fresh (300 s, and 60 s ahead). */
  private static final int SECONDS = 600;

  private static final int LONGEST = 128;

  private final ReplayCache seen;

  OnceOnly(ReplayCache seen) {
    this.seen = seen;
  }

  @Override
  public Credential validate(Credential credential, RequestData request)
      throws WSSecurityException {
    UsernameToken token = credential == null ? null : credential.getUsernametoken();
    if (token == null || !isWhole(token)) {
      throw refused();
    }
    Credential proven = super.validate(credential, request);
    remember(token.getName() + " " + token.getNonce());
    return proven;
  }

  private static boolean isWhole(UsernameToken token) {
    return token.isHashed()
        && token.getCreated() != null
        && token.getNonce() != null
        && token.getNonce().length() <= LONGEST;
  }

  private synchronized void remember(String nonce) throws WSSecurityException {
    if (seen.contains(nonce)) {
      throw refused();
    }
    seen.add(nonce, Instant.now().plusSeconds(SECONDS));
  }

  private static WSSecurityException refused() {
    return new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
  }
}
