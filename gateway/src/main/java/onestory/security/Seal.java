package onestory.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets the gateway hand out something that only it can read again, and only from whom it was given
 * to: AES-GCM with a key of its own, made from the key that signs tokens.
 */
public final class Seal {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /** One that opens what any other made from the same secret has closed. */
  public Seal(byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      key = new SecretKeySpec(mac.doFinal("onestory seal".getBytes(UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /**
   * Closes the text, as a word that can stand in a URL.
   *
   * @param bound without which it can't be opened again: for whom it is, and for what
   */
  public String close(String text, String bound) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(text.getBytes(UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /** What was closed for the same; nothing when it was not, or not here. */
  public Optional<String> open(String word, String bound) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(word);
      if (bytes.length <= NONCE) {
        return Optional.empty();
      }
      byte[] nonce = Arrays.copyOf(bytes, NONCE);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce, bound).doFinal(bytes, NONCE, bytes.length - NONCE);
      return Optional.of(new String(text, UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String bound) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.getBytes(UTF_8));
    return cipher;
  }
}
