package onestory.soap;

import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.message.token.UsernameToken;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.UsernameTokenValidator;

/**
 * A UsernameToken with a right digest, with nonce and created, not seen before on any node. WSS4J's
 * own replay check is one node's, and remembers a nonce before it has checked the digest, so
 * anybody could fill its memory; here only a proven sender's is remembered (TRUST 7.41).
 */
final class OnceOnly extends UsernameTokenValidator {

  private static final int LONGEST = 128;

  private final SeenProofs seen;

  OnceOnly(SeenProofs seen) {
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
    if (!seen.isNew("nonce " + token.getName() + " " + token.getNonce())) {
      throw refused();
    }
    return proven;
  }

  private static boolean isWhole(UsernameToken token) {
    return token.isHashed()
        && token.getName() != null
        && token.getPassword() != null
        && token.getCreated() != null
        && token.getNonce() != null
        && token.getNonce().length() <= LONGEST;
  }

  private static WSSecurityException refused() {
    return new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
  }
}
