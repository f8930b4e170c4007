package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the record itself has concluded of families, such as their clocks, when somebody acts on who
 * is who; and how it stands again when that is taken back. What came of the act alone is marked as
 * an error and stays to be seen, since organisations may have been told of it. What is concluded
 * from messages that came since is worked out anew right after.
 */
final class OwnEntries {

  private static final Set<String> CONCLUDED = Set.of("Task", "DetectedIssue");
  private static final String ERROR = "entered-in-error";
  private static final String WHY =
      "It was worked out while records were joined or parted, and that was taken back.";

  private final RefilingStore records;
  private final Refiling refiling;

  OwnEntries(RefilingStore records, Refiling refiling) {
    this.records = records;
    this.refiling = refiling;
  }

  static List<Changes.Own> of(Stream<Stored> all) {
    return all.filter(OwnEntries::isOwn)
        .map(one -> new Changes.Own(one.key().type(), one.key().id(), one.family(), one.version()))
        .toList();
  }

  /** Everything else of the act has been taken back already. */
  void asBefore(Set<UUID> families, List<Changes.Own> before) {
    Map<Place, Integer> versions = new HashMap<>();
    before.forEach(own -> versions.put(new Place(own.family(), own.key()), own.version()));
    for (var family : families) {
      records.all(family).stream()
          .filter(OwnEntries::isOwn)
          .forEach(one -> asBefore(one, versions.get(new Place(family, one.key()))));
    }
  }

  private void asBefore(Stored current, Integer version) {
    if (version == null) {
      if (!current.content().path("status").asText().equals(ERROR)) {
        refiling.rewrite(current, inError(current), null);
      }
    } else if (version != current.version()) {
      records
          .version(current.key(), current.family(), version)
          .ifPresent(then -> refiling.rewrite(current, then.content(), then.contributed()));
    }
  }

  private static ObjectNode inError(Stored current) {
    var content = current.content().deepCopy().put("status", ERROR);
    if (current.key().type().equals("Task")) {
      content.putObject("statusReason").put("text", WHY);
    } else {
      content.withArray("/mitigation").addObject().putObject("action").put("text", WHY);
    }
    return content;
  }

  /** Of which somebody else has spoken, such as a clock that was done by hand, is theirs. */
  private static boolean isOwn(Stored one) {
    return one.source().equals(Concluded.SOURCE) && CONCLUDED.contains(one.key().type());
  }

  private record Place(UUID family, Key key) {}
}
