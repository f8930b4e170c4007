package onestory.security;

import java.util.List;

/**
 * A system that may ask for tokens.
 *
 * @param id its client_id
 * @param organisation the organisation it acts for, as {@code system|value} of an Organization
 *     identifier; null for the gateway's own tools, which act for none
 * @param scopes what its tokens allow, in SMART v2 form, or {@code operations}
 * @param proof by what it proves itself
 */
public record Client(String id, String organisation, List<String> scopes, ClientProof proof) {

  /** Scopes are never absent. */
  public Client {
    scopes = scopes == null ? List.of() : List.copyOf(scopes);
  }

  /** One that proves itself by the secret that is made for it. */
  public Client(String id, String organisation, List<String> scopes) {
    this(id, organisation, scopes, ClientProof.SECRET);
  }

  /** The same, proving itself otherwise. */
  Client proving(ClientProof otherwise) {
    return new Client(id, organisation, scopes, otherwise);
  }

  /** Where its secret is kept among the {@link Secrets}. */
  String secretKey() {
    return "client." + id + ".secret";
  }
}
