package onestory.soap;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;

/** Takes a signature only by a registered certificate that is valid today. */
final class RegisteredSigner implements Validator {

  private final RegisteredCertificates registered;

  RegisteredSigner(RegisteredCertificates registered) {
    this.registered = registered;
  }

  @Override
  public Credential validate(Credential credential, RequestData request)
      throws WSSecurityException {
    X509Certificate[] certificates = credential == null ? null : credential.getCertificates();
    if (certificates == null
        || certificates.length == 0
        || registered.systemOf(certificates[0]).isEmpty()) {
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }
    try {
      certificates[0].checkValidity();
    } catch (CertificateException e) {
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION, e);
    }
    return credential;
  }
}
