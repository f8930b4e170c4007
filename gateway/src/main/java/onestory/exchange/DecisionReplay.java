package onestory.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import onestory.authority.Authority;
import onestory.authority.Key;
import onestory.record.ConsentReading;
import onestory.record.EarlierContent;
import onestory.record.FamilyContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides a past delivery again, from the versions, the policy and the moment that are stored with
 * it, and compares (TRUST 3.10). Writes nothing.
 */
@Component
public final class DecisionReplay {

  /** Words for people: another sentence is no other decision. */
  private static final List<String> WORDS = List.of("reasons", "remedy");

  private record Past(UUID family, JsonNode decisions, ViewBasis basis) {}

  private final JdbcClient jdbc;
  private final EarlierContent earlier;
  private final ObjectMapper json = new ObjectMapper();

  DecisionReplay(JdbcClient jdbc, EarlierContent earlier) {
    this.jdbc = jdbc;
    this.earlier = earlier;
  }

  /** Nothing when there is no such delivery, or none whose basis was stored. */
  public Optional<Replayed> of(UUID delivery) {
    return jdbc.sql(
            "select family, decisions, basis from delivery where id = ? and basis is not null")
        .param(delivery)
        .query(this::past)
        .optional()
        .map(past -> replay(delivery, past));
  }

  private Replayed replay(UUID delivery, Past past) {
    var basis = past.basis();
    var content = read(earlier.of(past.family(), basis.versions()), basis);
    var missing = new TreeSet<>(basis.versions().keySet());
    keys(content).forEach(missing::remove);
    var differences =
        missing.isEmpty()
            ? differences(past.decisions(), now(basis, content))
            : List.<Replayed.Difference>of();
    return new Replayed(
        delivery,
        past.family(),
        missing.isEmpty() && differences.isEmpty(),
        basis.engine(),
        Authority.ENGINE,
        all(past.decisions()).size(),
        missing.stream().map(key -> key + "/_history/" + basis.versions().get(key)).toList(),
        differences);
  }

  private FamilyContent read(FamilyContent content, ViewBasis basis) {
    return basis.readings() == null
        ? content
        : content.reading(
            basis.readings().stream()
                .map(
                    one ->
                        new ConsentReading(
                            one.leftOut(), one.spared(), earlier.consents(one.added())))
                .toList());
  }

  private JsonNode now(ViewBasis basis, FamilyContent content) {
    var view = RecipientView.of(basis, content);
    ObjectNode decisions = json.createObjectNode();
    decisions.set("held", json.valueToTree(view.decisions()));
    decisions.set("withheld", json.valueToTree(view.withheld()));
    return decisions;
  }

  private static List<Replayed.Difference> differences(JsonNode then, JsonNode now) {
    var before = all(then);
    var after = all(now);
    var keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    var differences = new ArrayList<Replayed.Difference>();
    for (var key : keys) {
      if (before.get(key) == null || !before.get(key).equals(after.get(key))) {
        differences.add(new Replayed.Difference(key, before.get(key), after.get(key)));
      }
    }
    return differences;
  }

  /** Held or withheld shows in the outcome. */
  private static TreeMap<String, JsonNode> all(JsonNode decisions) {
    var all = new TreeMap<String, JsonNode>();
    for (var side : List.of("held", "withheld")) {
      decisions
          .path(side)
          .properties()
          .forEach(
              field ->
                  all.put(
                      field.getKey(), ((ObjectNode) field.getValue().deepCopy()).remove(WORDS)));
    }
    return all;
  }

  private static Stream<String> keys(FamilyContent content) {
    return Stream.concat(content.resources().stream(), content.directory().stream()).map(Key::of);
  }

  private Past past(ResultSet row, int n) throws SQLException {
    try {
      return new Past(
          row.getObject("family", UUID.class),
          json.readTree(row.getString("decisions")),
          json.readValue(row.getString("basis"), ViewBasis.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // written by ourselves
    }
  }
}
