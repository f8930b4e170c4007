package onestory.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The end of the beginnings of chains: what was recorded so long ago that it is kept no longer.
 * Signed, it tells a verification from where on a chain is to be whole.
 *
 * @param olderThan what was recorded before
 * @param askedBy who asked for it
 * @param approvedBy who agreed, another person
 */
record Cut(UUID id, Instant olderThan, String askedBy, String approvedBy, List<Part> parts) {

  /**
   * Of one chain.
   *
   * @param last the last link that is ended
   * @param events how many are
   */
  record Part(ChainHead last, long events) {}

  /** Keeps its own copy. */
  Cut {
    parts = List.copyOf(parts);
  }

  ObjectNode json() {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id.toString())
            .put("olderThan", olderThan.toString())
            .put("askedBy", askedBy)
            .put("approvedBy", approvedBy);
    var chains = json.putArray("chains");
    parts.forEach(
        part ->
            chains
                .addObject()
                .put("chain", part.last().chain())
                .put("sequence", part.last().sequence())
                .put("hash", part.last().hex())
                .put("events", part.events()));
    return json;
  }

  /** Null where there is none. */
  static Cut read(JsonNode json) {
    if (json.isMissingNode()) {
      return null;
    }
    return new Cut(
        UUID.fromString(json.path("id").asText()),
        Instant.parse(json.path("olderThan").asText()),
        json.path("askedBy").asText(),
        json.path("approvedBy").asText(),
        StreamSupport.stream(json.path("chains").spliterator(), false).map(Cut::part).toList());
  }

  private static Part part(JsonNode part) {
    return new Part(
        new ChainHead(
            part.path("chain").asText(),
            part.path("sequence").asLong(),
            HexFormat.of().parseHex(part.path("hash").asText())),
        part.path("events").asLong());
  }
}
