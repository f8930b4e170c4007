package onestory.panels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.councils.Panel;
import onestory.record.Concluded;
import onestory.record.Conclusion;
import onestory.record.Outline;
import onestory.timescales.Moment;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A request that is triaged to a panel goes to the next one, until somebody tells its slot (TIM-11,
 * TS-06).
 */
@Component
final class PanelSlots implements Conclusion {

  private static final Set<String> OVER = Set.of("completed", "revoked", "entered-in-error");

  private final Function<String, Map<String, Panel>> panelsOf;

  @Autowired
  PanelSlots(Directory directory) {
    this(council -> directory.council(council).map(Council::panels).orElse(Map.of()));
  }

  /**
   * @param panelsOf the panels of the council with this id
   */
  PanelSlots(Function<String, Map<String, Panel>> panelsOf) {
    this.panelsOf = panelsOf;
  }

  @Override
  public Concluded conclude(Outline family, Instant now) {
    var told = new Told(family);
    var panels = panelsOf.apply(family.council());
    var slots = new ArrayList<ObjectNode>();
    var wanted = new HashSet<String>();
    told.triaged()
        .filter(triaged -> panels.containsKey(triaged.panel()))
        .filter(triaged -> !OVER.contains(triaged.request().path("status").asText()))
        .filter(triaged -> !told.hasSlot("ServiceRequest/" + triaged.request().path("id").asText()))
        .forEach(
            triaged -> {
              var decided = Moment.ofDateTime(triaged.decided());
              var slot =
                  ProposedSlot.of(
                      triaged,
                      Moment.ofInstant(
                          panels.get(triaged.panel()).next(decided.instant()).toInstant()));
              wanted.add(slot.path("id").asText());
              slots.add(slot);
            });
    told.proposed()
        .filter(slot -> !wanted.contains(slot.path("id").asText()))
        .map(PanelSlots::cancelled)
        .forEach(slots::add);
    return new Concluded(slots, false, Optional.empty());
  }

  private static ObjectNode cancelled(JsonNode slot) {
    ObjectNode cancelled = slot.deepCopy();
    return cancelled.put("status", "cancelled");
  }

  @Override
  public String rules(String council) {
    return "panels:"
        + Integer.toHexString(new TreeMap<>(panelsOf.apply(council)).toString().hashCode());
  }
}
