package onestory.gates;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Nothing ends before it starts, and no goal is due before it starts. */
final class DatesReversed implements Gate {

  private static final int DAY = "2026-03-20".length();

  @Override
  public String name() {
    return "dates-reversed";
  }

  @Override
  public Set<String> types() {
    return Set.of(); // whatever the message tells
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var told : incoming.documents()) {
      look(told.at(), told.resource(), findings);
      var start = told.resource().path("startDate").asText();
      for (var target : told.resource().path("target")) {
        if (isReversed(start, target.path("dueDate").asText())) {
          findings.add(finding(told.at("target.due")));
        }
      }
    }
    return findings;
  }

  private void look(String at, JsonNode element, List<Finding> findings) {
    if (isReversed(element.path("start").asText(), element.path("end").asText())) {
      findings.add(finding(at));
    }
    if (element.isArray()) {
      for (int i = 0; i < element.size(); i++) {
        look(at + "[" + i + "]", element.get(i), findings);
      }
    } else {
      element.properties().forEach(e -> look(at + "." + e.getKey(), e.getValue(), findings));
    }
  }

  private Finding finding(String at) {
    return Finding.lasting(
        name(), at, "It ends before it starts.", "Correct the dates and send a new version.");
  }

  /** A day, month or year that ends it is in it as a whole. */
  private static boolean isReversed(String start, String end) {
    if (start.isEmpty() || end.isEmpty()) {
      return false;
    }
    if (start.length() > DAY && end.length() > DAY) {
      return OffsetDateTime.parse(start).isAfter(OffsetDateTime.parse(end));
    }
    int same = Math.min(DAY, Math.min(start.length(), end.length()));
    return start.substring(0, same).compareTo(end.substring(0, same)) > 0;
  }
}
