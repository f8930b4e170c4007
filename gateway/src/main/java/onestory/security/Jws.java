package onestory.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A signed JWT in compact form (RFC 7515 7.1), taken apart and not yet believed. Read strictly: a
 * name that is there twice, or base64url written in another way than it would be by us, is refused.
 */
record Jws(JsonNode header, JsonNode claims, byte[] signed, Base64URL signature) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Nothing when the text is not one. */
  static Optional<Jws> of(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode header = JSON.readTree(decoded(parts[0]));
      JsonNode claims = JSON.readTree(decoded(parts[1]));
      decoded(parts[2]);
      return header.isObject() && claims.isObject()
          ? Optional.of(
              new Jws(
                  header,
                  claims,
                  (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                  new Base64URL(parts[2])))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static String decoded(String part) {
    byte[] bytes = Base64.getUrlDecoder().decode(part);
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
      throw new IllegalArgumentException("not as base64url is written");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What the header says under that name, when it is text. */
  Optional<String> headerText(String name) {
    return text(header.path(name));
  }

  /** The claim of that name, when it is text. */
  Optional<String> claimText(String name) {
    return text(claims.path(name));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  @Override
  public String toString() {
    return "Jws";
  }
}
