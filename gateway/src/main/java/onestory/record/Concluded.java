package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the record itself says of a family.
 *
 * @param resources its own resources as they are to be, each with type and id; those that it does
 *     not mention stay as they are
 * @param wakes whether organisations are to be brought into step, though none of these resources
 *     changed: what they may hold has, by time alone
 * @param lookAgain when to look again though nothing is told
 */
public record Concluded(List<ObjectNode> resources, boolean wakes, Optional<Instant> lookAgain) {

  /** The source of the record's own entries. */
  public static final String SOURCE = "onestory";

  /** The delivery tag of what is there to be looked up and is brought to nobody. */
  public static final String LOOK_UP = "look-up";

  /** Keeps its own list. */
  public Concluded {
    resources = List.copyOf(resources);
  }
}
