package onestory.validation;

import ca.uhn.fhir.util.VersionUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import onestory.profiles.Definition;
import onestory.profiles.Definitions;

/** What a package was made of: every definition, and the HAPI that made the snapshots. */
final class Fingerprint {

  private Fingerprint() {}

  static String of(Definitions definitions) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(VersionUtil.getVersion().getBytes(StandardCharsets.UTF_8));
      definitions.all().stream().map(Definition::json).forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
