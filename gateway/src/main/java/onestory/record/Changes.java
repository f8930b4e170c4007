package onestory.record;

import java.util.List;
import java.util.UUID;

/**
 * What an act on identities changed, so that it can be taken back: ids, versions and places.
 *
 * @param from the child whose things went to another; null when none did
 * @param to the other child
 * @param identifiers which identifiers changed hands
 * @param resources which resources were written or moved, in order
 * @param familyKeys which names of families changed hands
 * @param rulings decisions about messages that changed hands
 * @param own what the record itself had concluded before; null of acts that were written down
 *     before this was
 */
record Changes(
    UUID from,
    UUID to,
    List<Handed> identifiers,
    List<Filed> resources,
    List<FamilyKey> familyKeys,
    List<String> rulings,
    List<Own> own) {

  /**
   * @param from whose it was; null when nobody's
   * @param old whether it counts as replaced now
   */
  record Handed(String system, String value, UUID from, UUID to, boolean old) {}

  /**
   * @param before the version before; 0 when there was none
   */
  record Filed(String type, UUID id, UUID from, UUID to, int before, int after) {

    Key key() {
      return new Key(type, id);
    }
  }

  /** A family's name, and whose record it meant. */
  record FamilyKey(String council, String key, UUID from, UUID to) {}

  /** An entry that the record itself concluded, such as a clock, in the version of then. */
  record Own(String type, UUID id, UUID family, int version) {

    Key key() {
      return new Key(type, id);
    }
  }

  Changes(
      UUID from,
      UUID to,
      List<Handed> identifiers,
      List<Filed> resources,
      List<FamilyKey> familyKeys,
      List<String> rulings) {
    this(from, to, identifiers, resources, familyKeys, rulings, null);
  }

  Changes {
    identifiers = List.copyOf(identifiers);
    resources = List.copyOf(resources);
    familyKeys = List.copyOf(familyKeys);
    rulings = List.copyOf(rulings);
    own = own == null ? null : List.copyOf(own);
  }

  Changes before(List<Own> concluded) {
    return new Changes(from, to, identifiers, resources, familyKeys, rulings, concluded);
  }
}
