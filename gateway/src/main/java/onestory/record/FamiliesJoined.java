package onestory.record;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes one family's record part of another's: every resource under its own id, every name of the
 * family. What waits in the inbox under these names is filed with the other from now on.
 */
@Component
final class FamiliesJoined {

  private final RefilingStore records;
  private final ReadingStore readings;

  FamiliesJoined(RefilingStore records, ReadingStore readings) {
    this.records = records;
    this.readings = readings;
  }

  /**
   * Until somebody has reviewed it, each family's consents open only that family's own things; what
   * speaks of the child who is in both, only what both open.
   *
   * @param fromChild the child whose record becomes the other's, as Patient/id; empty for none
   * @param intoChild the other
   */
  List<Changes.FamilyKey> join(
      Acts.Begun act, UUID from, UUID into, String fromChild, String intoChild) {
    var theirs = records.all(from);
    var ours = records.all(into);
    act.refiling().move(theirs, into);
    records.merged(from, into);
    readings.without(act.id(), into, consents(theirs), silent(theirs, fromChild));
    readings.without(act.id(), into, consents(ours), silent(ours, intoChild));
    return records.rename(from, into);
  }

  private static Set<String> consents(List<Stored> all) {
    return keys(all.stream().filter(one -> one.key().type().equals("Consent")));
  }

  private static Set<String> silent(List<Stored> all, String child) {
    return keys(
        all.stream()
            .filter(
                one ->
                    !one.key().reference().equals(child)
                        && !Pointers.mention(one.content(), child)));
  }

  private static Set<String> keys(Stream<Stored> all) {
    return all.map(one -> one.key().reference()).collect(Collectors.toSet());
  }
}
