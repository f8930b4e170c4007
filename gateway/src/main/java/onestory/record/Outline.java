package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A family's record as far as conclusions are drawn from it: what happened and when, without the
 * long words of forms and notes.
 *
 * @param council the custodian
 * @param due the moment for which this look was planned, when it has come
 * @param entries current resources by reference
 * @param organisations of the professionals who lead, {@code PractitionerRole/id} to {@code
 *     Organization/id}
 */
public record Outline(
    UUID family,
    String council,
    Optional<Instant> due,
    Map<String, Entry> entries,
    Map<String, String> organisations) {

  /**
   * One resource.
   *
   * @param source who told its current version
   * @param since when its source first said that it has its present status
   */
  public record Entry(Key key, ObjectNode content, String source, Instant since) {}

  /** The current resource with that reference. */
  public Optional<Entry> entry(String reference) {
    return Optional.ofNullable(entries.get(reference));
  }

  /** The current resources of a type. */
  public Stream<Entry> ofType(String type) {
    return entries.values().stream().filter(entry -> entry.key().type().equals(type));
  }
}
