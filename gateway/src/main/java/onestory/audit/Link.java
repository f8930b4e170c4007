package onestory.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An event in its chain: its hash covers the hash before it, its place, and its canonical bytes
 * (TRUST 9).
 */
record Link(ChainHead head, JsonNode event) {

  static Link after(ChainHead before, JsonNode event) {
    long sequence = before.sequence() + 1;
    return new Link(
        new ChainHead(
            before.chain(), sequence, hash(before.hash(), before.chain(), sequence, event)),
        event);
  }

  static byte[] hash(byte[] before, String chain, long sequence, JsonNode event) {
    var digest = sha256();
    digest.update(before);
    digest.update(chain.getBytes(StandardCharsets.UTF_8));
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
    digest.update(CanonicalBytes.of(event));
    return digest.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
