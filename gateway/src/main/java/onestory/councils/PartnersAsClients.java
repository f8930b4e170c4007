package onestory.councils;

import java.util.List;
import onestory.security.Client;
import onestory.security.PartnerCredentials;
import org.springframework.stereotype.Component;

/** The credentials that follow from the partners' files. */
@Component
final class PartnersAsClients implements PartnerCredentials {

  private final List<Partner> partners;

  PartnersAsClients(Directory directory) {
    partners = directory.partners();
  }

  @Override
  public List<Client> clients() {
    return partners.stream()
        .flatMap(
            partner ->
                partner.client().stream()
                    .map(
                        client ->
                            new Client(
                                client.id(),
                                partner.organisations().get(0).identifier().token(),
                                client.scopes())))
        .toList();
  }

  @Override
  public List<String> secrets() {
    return partners.stream()
        .filter(partner -> partner.route().isPresent())
        .map(Partner::tokenKey)
        .toList();
  }
}
