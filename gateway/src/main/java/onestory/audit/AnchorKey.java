package onestory.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The key that anchors are signed with (Ed25519, RFC 8032), kept outside the database: whoever can
 * write there can't sign.
 */
@Component
final class AnchorKey {

  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;
  private final PublicKey open;

  AnchorKey(AuditNode node) throws IOException {
    var secretFile = node.folder().resolve("anchor.key");
    var openFile = node.folder().resolve("anchor.pub");
    try {
      if (!Files.exists(secretFile)) {
        var made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        write(openFile, made.getPublic().getEncoded(), "rw-r--r--");
        write(secretFile, made.getPrivate().getEncoded(), "rw-------");
      }
      var keys = KeyFactory.getInstance(ALGORITHM);
      secret = keys.generatePrivate(new PKCS8EncodedKeySpec(read(secretFile)));
      open = keys.generatePublic(new X509EncodedKeySpec(read(openFile)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The key of the audit's anchors in " + node.folder() + " can't be read.", e);
    }
  }

  byte[] sign(byte[] what) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(what);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // the key was read at start
    }
  }

  boolean signed(byte[] what, byte[] by) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(open);
      signature.update(what);
      return signature.verify(by);
    } catch (GeneralSecurityException e) {
      return false; // not even the shape of a signature
    }
  }

  /** Keys a fingerprint of something that must not be guessed from it. */
  byte[] seed() {
    return secret.getEncoded();
  }

  private static byte[] read(Path file) throws IOException {
    return Base64.getMimeDecoder().decode(Files.readString(file));
  }

  private static void write(Path file, byte[] key, String permissions) throws IOException {
    var making = file.resolveSibling(file.getFileName() + ".making");
    Files.deleteIfExists(making);
    try (var channel =
        Files.newByteChannel(
            making,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))) {
      var text = Base64.getEncoder().encodeToString(key) + "\n";
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
    Files.move(making, file);
  }
}
