package onestory.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A signed statement of how far every chain had come at a time, outside the database. Each names
 * the one before it, so that none can be taken out.
 *
 * @param number from 1 up
 * @param why start, time, stop, asked or cut
 * @param cut what is kept no longer; null but where {@code why} is cut, which speaks of no heads
 * @param before fingerprint of the line before; empty for the first
 */
record Anchor(
    long number,
    Instant at,
    String node,
    String why,
    List<ChainHead> heads,
    Cut cut,
    String before,
    String signature) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Anchor signed(
      long number,
      Instant at,
      String node,
      String why,
      Collection<ChainHead> heads,
      Cut cut,
      String before,
      AnchorKey key) {
    var bare = new Anchor(number, at, node, why, List.copyOf(heads), cut, before, "");
    var signature = Base64.getEncoder().encodeToString(key.sign(bare.bytes()));
    return new Anchor(number, at, node, why, bare.heads(), cut, before, signature);
  }

  boolean isSignedBy(AnchorKey key) {
    try {
      return key.signed(bytes(), Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false; // not Base64
    }
  }

  String line() {
    return json().put("signature", signature).toString();
  }

  String fingerprint() {
    return HexFormat.of().formatHex(Link.sha256().digest(bytes()));
  }

  /** Empty when it is no anchor at all. */
  static Optional<Anchor> read(String line) {
    try {
      var json = JSON.readTree(line);
      return Optional.of(
          new Anchor(
              json.path("number").asLong(),
              Instant.parse(json.path("at").asText()),
              json.path("node").asText(),
              json.path("why").asText(),
              StreamSupport.stream(json.path("heads").spliterator(), false)
                  .map(Anchor::head)
                  .toList(),
              Cut.read(json.path("cut")),
              json.path("before").asText(),
              json.path("signature").asText()));
    } catch (JsonProcessingException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static ChainHead head(JsonNode head) {
    return new ChainHead(
        head.path("chain").asText(),
        head.path("sequence").asLong(),
        HexFormat.of().parseHex(head.path("hash").asText()));
  }

  private byte[] bytes() {
    return CanonicalBytes.of(json());
  }

  private ObjectNode json() {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", number)
            .put("at", at.toString())
            .put("node", node)
            .put("why", why)
            .put("before", before);
    var all = json.putArray("heads");
    heads.forEach(
        head ->
            all.addObject()
                .put("chain", head.chain())
                .put("sequence", head.sequence())
                .put("hash", head.hex()));
    if (cut != null) {
      json.set("cut", cut.json());
    }
    return json;
  }
}
