package onestory.clocks;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.councils.OrganisationIdentifier;
import onestory.record.Concluded;
import onestory.record.Conclusion;
import onestory.record.Outline;
import onestory.timescales.Moment;
import org.springframework.stereotype.Component;

/** Concludes which clocks a family has, and what is to be told of them. */
@Component
final class Clocks implements Conclusion {

  private static final String MASH = "mash";

  private final Map<String, CouncilClocks> councils = new HashMap<>();

  Clocks(Directory directory) {
    directory
        .councils()
        .forEach(c -> councils.put(c.id(), CouncilClocks.of(c, mash(c, directory))));
  }

  private static Optional<OrganisationIdentifier> mash(Council council, Directory directory) {
    return directory.organisations().stream()
        .filter(one -> one.council().id().equals(council.id()))
        .filter(one -> one.partner().kind().equals(MASH))
        .map(Organisation::identifier)
        .findFirst();
  }

  @Override
  public Concluded conclude(Outline family, Instant now) {
    var council = councils.get(family.council());
    if (council == null) {
      return new Concluded(List.of(), false, Optional.empty());
    }
    var run = Run.of(family, council, now);
    var next = Stream.of(run.next(now), Turnings.next(family, now)).flatMap(Optional::stream);
    return new Concluded(
        new Told(family, council, Moment.ofInstant(now)).of(run.clocks()),
        Turnings.turned(family, now),
        next.min(Comparator.naturalOrder()));
  }

  @Override
  public String rules(String council) {
    return Optional.ofNullable(councils.get(council)).map(CouncilClocks::fingerprint).orElse("");
  }
}
