package onestory.exchange;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a resource says, as a hash: the same for two versions that differ in nothing but version and
 * time.
 */
public final class ContentHash {

  private ContentHash() {}

  /**
   * SHA-256, in hexadecimal, of the resource's JSON without meta.versionId and meta.lastUpdated.
   */
  public static String of(Resource resource) {
    Resource content = resource.copy();
    // an id may carry a version too
    content.setId(resource.getIdElement().getIdPart());
    if (content.hasMeta()) {
      content.getMeta().setVersionId(null).setLastUpdated(null);
    }
    String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(content);
    return HexFormat.of().formatHex(sha256().digest(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
