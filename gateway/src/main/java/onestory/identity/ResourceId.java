package onestory.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * The id of a resource, worked out from its business key: a message sent again lands on the same
 * resource without a search. A name-based UUID, version 5 (RFC 9562, 5.5).
 */
public final class ResourceId {

  /**
   * Never to change: every stored id hangs on it. UUIDv5 of the URL namespace and
   * https://onestory.example/fhir.
   */
  private static final UUID NAMESPACE = UUID.fromString("ca9949f4-4b1b-54cd-a418-8452363aae99");

  private ResourceId() {}

  /**
   * The id of the resource with this business key.
   *
   * @param type the FHIR type, such as Goal
   * @param system the identifier's system
   * @param value the identifier's value
   */
  public static String of(String type, String system, String value) {
    return uuid5(NAMESPACE, type + "?identifier=" + system + "|" + value).toString();
  }

  static UUID uuid5(UUID namespace, String name) {
    ByteBuffer input =
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits());
    MessageDigest sha1 = sha1();
    sha1.update(input.array());
    byte[] hash = Arrays.copyOf(sha1.digest(name.getBytes(StandardCharsets.UTF_8)), 16);
    hash[6] = (byte) (hash[6] & 0x0f | 0x50);
    hash[8] = (byte) (hash[8] & 0x3f | 0x80);
    ByteBuffer bits = ByteBuffer.wrap(hash);
    return new UUID(bits.getLong(), bits.getLong());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
