package onestory.clocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import onestory.timescales.Clock;
import onestory.timescales.Timescale;

/** Whether a clock that the record already tells of stays as it is told. */
final class Standing {

  private static final Set<String> STOPPED = Set.of("completed", "cancelled");
  private static final Set<String> LABELS =
      Set.of(Names.EXTENSION + "timescale-rule", Names.EXTENSION + "calendar-version");

  private Standing() {}

  /**
   * What has stopped stays as it was judged, by the rules of then; what still runs is told anew
   * only where more than the rules' version would change.
   */
  static boolean stays(Said told, ObjectNode anew, Clock clock, Timescale rule) {
    var content = told.entry().content();
    if (told.hasStatus(STOPPED) && !rule.within().given()) {
      return clock.stopped().isPresent()
          && same(content, anew, "/executionPeriod")
          && same(content, anew, "/output");
    }
    return withoutLabels(content).equals(withoutLabels(anew));
  }

  private static boolean same(JsonNode told, JsonNode anew, String part) {
    return told.at(part).equals(anew.at(part));
  }

  private static ObjectNode withoutLabels(ObjectNode task) {
    var bare = task.deepCopy();
    List<JsonNode> kept = new ArrayList<>();
    for (var extension : task.path("extension")) {
      if (!LABELS.contains(extension.path("url").asText())) {
        kept.add(extension);
      }
    }
    bare.putArray("extension").addAll(kept);
    if (bare.path("meta") instanceof ObjectNode meta) {
      meta.remove(List.of("versionId", "lastUpdated"));
    }
    return bare;
  }
}
