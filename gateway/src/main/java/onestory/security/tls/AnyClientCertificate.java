package onestory.security.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Lets a caller show any certificate of which it has the key. Whose that is says no authority: only
 * what the client registered counts (RFC 8705 2.2), and that is looked at where tokens are.
 */
public final class AnyClientCertificate implements X509TrustManager {

  /** Tomcat makes it by its name. */
  public AnyClientCertificate() {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyType)
      throws CertificateException {
    chain[0].checkValidity();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyType)
      throws CertificateException {
    throw new CertificateException("Only for those who call");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
