package onestory.security;

import java.util.List;

/** What the partners' files ask of this room. */
public interface PartnerCredentials {

  /** The partners that may ask for tokens. */
  List<Client> clients();

  /** The keys of the secrets that partners gave us, or that we shall give them. */
  List<String> secrets();
}
