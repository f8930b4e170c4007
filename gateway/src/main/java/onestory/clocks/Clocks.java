package onestory.clocks;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onestory.record.Concluded;
import onestory.record.Conclusion;
import onestory.record.Outline;
import onestory.timescales.Moment;
import org.springframework.stereotype.Component;

/** Concludes which clocks a family has, and what is to be told of them. */
@Component
final class Clocks implements Conclusion {

  private final CouncilsClocks councils;

  Clocks(CouncilsClocks councils) {
    this.councils = councils;
  }

  @Override
  public Concluded conclude(Outline family, Instant now) {
    return councils
        .of(family.council())
        .map(council -> conclude(family, council, now))
        .orElseGet(() -> new Concluded(List.of(), false, Optional.empty()));
  }

  private static Concluded conclude(Outline family, CouncilClocks council, Instant now) {
    var run = Run.of(family, council, now);
    var turnings = Turnings.of(family, council.longestOverride());
    var next = Stream.of(run.next(now), turnings.next(now)).flatMap(Optional::stream);
    return new Concluded(
        new Told(family, council, Moment.ofInstant(now)).of(run.clocks()),
        turnings.turned(family.due(), now),
        next.min(Comparator.naturalOrder()));
  }

  @Override
  public String rules(String council) {
    return councils.of(council).map(CouncilClocks::fingerprint).orElse("");
  }
}
