package onestory.fhir;

import java.util.UUID;

/**
 * Where in a sorted search something stands.
 *
 * @param at what it is sorted by, as PostgreSQL writes it
 */
record Position(String at, UUID id, UUID family) {

  /** As a line that {@link #read} reads. */
  String line() {
    return at + "|" + id + "|" + family;
  }

  static Position read(String line) {
    var parts = line.split("\\|");
    return new Position(parts[0], UUID.fromString(parts[1]), UUID.fromString(parts[2]));
  }
}
