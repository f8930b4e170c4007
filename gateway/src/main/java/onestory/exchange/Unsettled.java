package onestory.exchange;

import java.util.Collection;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import onestory.authority.Decision;
import onestory.authority.Strictest;
import onestory.record.ConsentReading;
import onestory.record.FamilyContent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Decides a family of which it is not settled who is who: once as it is recorded, and once for each
 * further reading of its consents; the strictest counts (TRUST 4.44). So nothing is newly shared by
 * a link that nobody has reviewed.
 */
final class Unsettled {

  private Unsettled() {}

  static SortedMap<String, Decision> decided(
      FamilyContent content,
      Function<Collection<Resource>, SortedMap<String, Decision>> authority) {
    var decisions = authority.apply(content.resources());
    for (var reading : content.readings()) {
      decisions =
          Strictest.of(decisions, authority.apply(read(content, reading)), reading.spared());
    }
    return decisions;
  }

  private static Collection<Resource> read(FamilyContent content, ConsentReading reading) {
    return Stream.concat(
            content.resources().stream()
                .filter(
                    r ->
                        !reading
                            .leftOut()
                            .contains(r.fhirType() + "/" + r.getIdElement().getIdPart())),
            reading.added().stream())
        .toList();
  }
}
