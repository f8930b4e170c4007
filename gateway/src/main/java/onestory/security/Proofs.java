package onestory.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Which client it is that asks for a token, by its key or, where that is allowed, its secret. */
final class Proofs {

  private final Clients clients;
  private final Secrets secrets;
  private final Assertions assertions;
  private final boolean secretsAllowed;

  Proofs(Clients clients, Secrets secrets, Assertions assertions, boolean secretsAllowed) {
    this.clients = clients;
    this.secrets = secrets;
    this.assertions = assertions;
    this.secretsAllowed = secretsAllowed;
  }

  /** Whom the request names, not proven yet; nothing when nobody who is known here. */
  Optional<Client> named(Credentials credentials) {
    Optional<String> id =
        credentials instanceof Credentials.Secret secret
            ? Optional.of(secret.clientId())
            : Jws.of(((Credentials.Assertion) credentials).jwt())
                .flatMap(jws -> jws.claimText("iss"));
    return id.flatMap(clients::find);
  }

  Client proven(Credentials credentials) throws TokenRefused {
    return credentials instanceof Credentials.Assertion assertion
        ? assertions.proven(assertion)
        : bySecret((Credentials.Secret) credentials);
  }

  /** An unknown client takes as long to refuse as a known one with a wrong secret. */
  private Client bySecret(Credentials.Secret shown) throws TokenRefused {
    if (!secretsAllowed) {
      throw TokenRefused.invalidClient(
          "Secrets are switched off here: prove yourself with a key (private_key_jwt)");
    }
    Optional<Client> client = clients.find(shown.clientId()).filter(each -> mayShowSecret(each));
    String expected = secrets.get(client.map(Client::secretKey).orElse(Secrets.TOKEN_KEY));
    boolean same = MessageDigest.isEqual(digest(expected), digest(shown.secret()));
    return client.filter(each -> same).orElseThrow(TokenRefused::invalidClient);
  }

  /** Who registered a key has done with the secret. */
  private boolean mayShowSecret(Client client) {
    return !client.proof().hasKeys() && secrets.has(client.secretKey());
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
