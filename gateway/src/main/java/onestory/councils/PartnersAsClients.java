package onestory.councils;

import java.util.ArrayList;
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
                                client.scopes(),
                                ProofSettings.of(
                                    client.jwks(),
                                    client.jwksUrl(),
                                    client.certificates(),
                                    client.disabled()))))
        .toList();
  }

  @Override
  public List<String> secrets() {
    var keys = new ArrayList<String>();
    for (var partner : partners) {
      if (partner.route().isPresent()) {
        keys.add("partner." + partner.id() + ".token");
      }
      if (partner.sources().stream().anyMatch(source -> source.startsWith("mis-"))) {
        keys.add("partner." + partner.id() + ".mis-token");
      }
    }
    return keys;
  }
}
