package onestory.exchange;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import onestory.record.ConsentReading;
import onestory.record.FamilyContent;
import org.hl7.fhir.r4.model.Resource;

/**
 * A further reading of a family's consents, in ids alone: kept beside a delivery, so that its
 * decisions can be made again.
 *
 * @param leftOut consents that did not count, as Consent/id
 * @param spared resources that it did not concern, as Type/id
 * @param added consents and hard stops that counted as another child's, each as
 *     id-as-child/_history/version
 */
public record OtherReading(
    SortedSet<String> leftOut, SortedSet<String> spared, List<String> added) {

  /** Null when the consents are read as they stand. */
  static List<OtherReading> of(FamilyContent content) {
    return content.readings().isEmpty()
        ? null
        : content.readings().stream().map(OtherReading::of).toList();
  }

  private static OtherReading of(ConsentReading reading) {
    return new OtherReading(
        new TreeSet<>(reading.leftOut()),
        new TreeSet<>(reading.spared()),
        reading.added().stream().map(OtherReading::version).sorted().toList());
  }

  private static String version(Resource consent) {
    return consent.getIdElement().getIdPart() + "/_history/" + consent.getMeta().getVersionId();
  }
}
