package onestory.security;

import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The certificate with which the caller opened this very connection. No header counts: what a proxy
 * would write there, anybody could (TRUST 7.25).
 */
final class PresentedCertificate {

  private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

  private PresentedCertificate() {}

  /** Its thumbprint, {@code x5t#S256} (RFC 8705 3.1). */
  static Optional<String> thumbprint(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0
        ? Optional.of(X509CertUtils.computeSHA256Thumbprint(chain[0]).toString())
        : Optional.empty();
  }
}
