package onestory.councils;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.X509CertUtils;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onestory.security.Addresses;
import onestory.security.ClientProof;
import onestory.security.PublicKeys;

/** By what a client proves itself, as its file or its partner's file says it. */
final class ProofSettings {

  private ProofSettings() {}

  /** What a schema can't say of it. */
  static List<SettingFault> faults(JsonNode client) {
    List<SettingFault> faults = new ArrayList<>();
    JsonNode jwks = client.path("jwks");
    JsonNode url = client.path("jwksUrl");
    PublicKeys.faults(jwks)
        .forEach(
            fault ->
                faults.add(
                    fault(
                        jwks.path("keys").get(fault.place()),
                        "this key " + before(fault.says()),
                        after(fault.says()))));
    if (!jwks.isMissingNode() && !url.isMissingNode()) {
      faults.add(fault(url, "jwks stands beside jwksUrl", "Take one of them out."));
    }
    if (!url.isMissingNode() && !Addresses.isSafe(URI.create(url.asText()))) {
      faults.add(
          fault(
              url,
              "jwksUrl is neither https nor on this machine",
              "Publish the keys under https, or write them here under jwks."));
    }
    client.path("certificates").forEach(each -> certificateFault(each).ifPresent(faults::add));
    return faults;
  }

  private static Optional<SettingFault> certificateFault(JsonNode pem) {
    return X509CertUtils.parse(pem.asText()) == null
        ? Optional.of(
            fault(
                pem,
                "this certificate cannot be read",
                "Write it as PEM, from -----BEGIN CERTIFICATE----- on."))
        : Optional.empty();
  }

  static ClientProof of(
      Optional<JsonNode> jwks,
      Optional<String> jwksUrl,
      List<String> certificates,
      boolean disabled) {
    Set<String> prints = new HashSet<>();
    for (String pem : certificates) {
      X509Certificate certificate = X509CertUtils.parse(pem);
      prints.add(X509CertUtils.computeSHA256Thumbprint(certificate).toString());
    }
    return new ClientProof(
        jwks.filter(JsonNode::isObject).map(PublicKeys::set),
        jwksUrl.map(URI::create),
        prints,
        disabled);
  }

  private static SettingFault fault(JsonNode at, String says, String remedy) {
    return new SettingFault(SettingFault.line(at), says, remedy);
  }

  private static String before(String says) {
    return says.substring(0, says.indexOf("; "));
  }

  private static String after(String says) {
    String remedy = says.substring(says.indexOf("; ") + 2);
    return Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ".";
  }
}
