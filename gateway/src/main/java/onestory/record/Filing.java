package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import onestory.identity.PersonIdentifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the family's record that a message belongs to. A source that does not know the case
 * system's id of the family names children: the message is filed with the family that they already
 * have under the same council, and the source's key is remembered as one more name of it.
 */
@Component
public class Filing {

  private final FilingStore store;
  private final Json json;

  Filing(FilingStore store, Json json) {
    this.store = store;
    this.json = json;
  }

  /**
   * @param council the custodian
   * @param key what the source calls the family
   * @param byCaseSystem whether the source is the council's case system
   * @param bundle the message as a FHIR R4 Bundle of conditional updates, in JSON
   * @throws onestory.problem.ProblemFound held, when the children stand in several families
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID familyOf(String council, String key, boolean byCaseSystem, byte[] bundle) {
    return store.known(council, key).orElseGet(() -> file(council, key, byCaseSystem, bundle));
  }

  /** The same family, with nothing remembered. */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID foresee(String council, String key, boolean byCaseSystem, byte[] bundle) {
    return store.known(council, key).orElseGet(() -> choose(council, key, byCaseSystem, bundle));
  }

  private UUID file(String council, String key, boolean byCaseSystem, byte[] bundle) {
    var family = choose(council, key, byCaseSystem, bundle);
    store.remember(council, key, family, byCaseSystem);
    return family;
  }

  private UUID choose(String council, String key, boolean byCaseSystem, byte[] bundle) {
    var children = children(tree(bundle));
    var chosen =
        children.isEmpty()
            ? FilingRule.choose(byCaseSystem, Set.of())
            : FilingRule.choose(byCaseSystem, store.familiesOf(council, children));
    return chosen.orElseGet(() -> ownRecord(council, key));
  }

  /** Two councils may call two families the same. */
  private UUID ownRecord(String council, String key) {
    var family = FamilyId.of(key);
    return store.isTaken(family, council) ? FamilyId.of(council + "|" + key) : family;
  }

  private static Set<PersonIdentifier> children(JsonNode bundle) {
    var children = new HashSet<PersonIdentifier>();
    var adults = new HashSet<PersonIdentifier>();
    for (var entry : bundle.path("entry")) {
      var resource = entry.path("resource");
      var type = resource.path("resourceType").asText();
      if (type.equals("Person")) {
        adults.addAll(identifiers(resource));
      } else if (type.equals("Patient")) {
        children.addAll(identifiers(resource));
      }
      named(resource, children);
    }
    children.removeAll(adults);
    return children;
  }

  private static Set<PersonIdentifier> identifiers(JsonNode person) {
    var identifiers = new HashSet<PersonIdentifier>();
    person
        .path("identifier")
        .forEach(
            i ->
                identifiers.add(
                    new PersonIdentifier(i.path("system").asText(), i.path("value").asText())));
    return identifiers;
  }

  private static void named(JsonNode node, Set<PersonIdentifier> children) {
    if (node.path("reference").isTextual()) {
      BusinessKey.of(node.path("reference").asText())
          .filter(key -> key.type().equals("Patient"))
          .map(key -> new PersonIdentifier(key.system(), key.value()))
          .ifPresent(children::add);
    }
    node.forEach(child -> named(child, children));
  }

  private JsonNode tree(byte[] bundle) {
    try {
      return json.tree(bundle);
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a Bundle in JSON.", e);
    }
  }
}
