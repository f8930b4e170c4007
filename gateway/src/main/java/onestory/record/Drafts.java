package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;

/** Reads a transaction Bundle of conditional updates into drafts. */
final class Drafts {

  private Drafts() {}

  /**
   * @throws ProblemFound when the Bundle is not of that form, or has two entries for one business
   *     key: FHIR forbids it, and servers that accept it silently drop one of the two
   */
  static List<Draft> of(JsonNode bundle, Instant sentAt) {
    var drafts = new ArrayList<Draft>();
    var seen = new HashSet<BusinessKey>();
    int n = 0;
    for (var entry : bundle.path("entry")) {
      var at = "Bundle.entry[" + n++ + "]";
      var url = entry.path("request").path("url").asText();
      var key =
          BusinessKey.of(url)
              .orElseThrow(
                  () ->
                      hold(
                          "not-conditional",
                          at + ".request.url",
                          "The entry has no business key."));
      if (StopFlag.OWN.contains(key.system())) {
        throw hold(
            "stop/not-by-message",
            at + ".request.url",
            "A person placed it in the record: no message speaks of it.");
      }
      if (!seen.add(key)) {
        throw hold("duplicate-key", at, "Two entries of one message have the same business key.");
      }
      if (!(entry.path("resource") instanceof ObjectNode resource)) {
        throw hold("no-resource", at, "The entry has no resource.");
      }
      drafts.add(new Draft(key, resource, sourceTime(resource, sentAt)));
    }
    return drafts;
  }

  private static Instant sourceTime(ObjectNode resource, Instant sentAt) {
    var stated = resource.path("meta").path("lastUpdated");
    return stated.isTextual() ? OffsetDateTime.parse(stated.asText()).toInstant() : sentAt;
  }

  private static ProblemFound hold(String rule, String at, String says) {
    return new ProblemFound(
        Treatment.HOLD,
        new Problem(rule, at, says, "Mend the message, or the map that made this entry."));
  }
}
