package onestory.security;

/** Whether any client registered a TLS certificate, so that callers are asked for theirs. */
public final class ClientCertificates {

  private final Clients clients;

  ClientCertificates(Clients clients) {
    this.clients = clients;
  }

  /** Now. */
  public boolean areRegistered() {
    return clients.all().stream().anyMatch(client -> !client.proof().certificates().isEmpty());
  }
}
