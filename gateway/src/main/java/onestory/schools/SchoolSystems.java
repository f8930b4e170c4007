package onestory.schools;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import onestory.councils.Directory;
import onestory.councils.Partner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The schools that are read: partners whose file has {@code reads}. */
@Component
final class SchoolSystems {

  private final List<SchoolSystem> all;

  SchoolSystems(Directory directory, Environment settings) {
    all =
        directory.partners().stream()
            .flatMap(partner -> partner.reads().stream().map(reads -> of(partner, reads, settings)))
            .toList();
  }

  List<SchoolSystem> all() {
    return all;
  }

  Optional<SchoolSystem> of(String partner) {
    return all.stream().filter(school -> school.partner().equals(partner)).findFirst();
  }

  private static SchoolSystem of(Partner partner, Partner.Reads reads, Environment settings) {
    var url = settings.getProperty("partner." + partner.id() + ".mis.url", reads.url());
    var served = partner.organisations().get(0);
    return new SchoolSystem(
        partner.id(),
        "mis-" + partner.id(),
        partner.council(),
        served.identifier().value(),
        served.name(),
        URI.create(url.replaceAll("/+$", "") + "/v1.0/schools/" + reads.school() + "/"),
        Duration.parse(reads.every()));
  }
}
