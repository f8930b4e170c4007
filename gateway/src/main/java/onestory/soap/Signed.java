package onestory.soap;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.message.token.Timestamp;
import org.w3c.dom.Element;

/**
 * What a signature covers. It must be the very Body that is processed and the very Timestamp that
 * was checked, the elements themselves and not their likes elsewhere (TRUST 7.40), by an algorithm
 * that is not broken.
 */
record Signed(X509Certificate by, String proof) {

  private static final Set<String> METHODS =
      Set.of(
          WSS4JConstants.RSA_SHA256,
          WSS4JConstants.RSA_SHA512,
          WSS4JConstants.ECDSA_SHA256,
          WSS4JConstants.ECDSA_SHA384,
          WSS4JConstants.ECDSA_SHA512);
  private static final Set<String> DIGESTS =
      Set.of(WSS4JConstants.SHA256, WSS4JConstants.SHA384, WSS4JConstants.SHA512);

  /**
   * What was signed, by whom.
   *
   * @param body the Body that is about to be processed
   * @throws WSSecurityException when that, or the Timestamp, is not what was signed
   */
  static Signed of(WSHandlerResult result, Element body) throws WSSecurityException {
    WSSecurityEngineResult signature = only(result, WSConstants.SIGN);
    Timestamp time =
        (Timestamp) only(result, WSConstants.TS).get(WSSecurityEngineResult.TAG_TIMESTAMP);
    List<WSDataRef> parts =
        CastUtils.cast((List<?>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS));
    require(METHODS.contains(signature.get(WSSecurityEngineResult.TAG_SIGNATURE_METHOD)));
    require(parts != null && parts.stream().allMatch(Signed::isSound));
    require(covers(parts, body) && covers(parts, time.getElement()));
    X509Certificate by =
        (X509Certificate) signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE);
    require(by != null);
    return new Signed(by, proof(by, parts));
  }

  private static WSSecurityEngineResult only(WSHandlerResult result, int action)
      throws WSSecurityException {
    List<WSSecurityEngineResult> found = result.getActionResults().get(action);
    require(found != null && found.size() == 1);
    return found.get(0);
  }

  private static boolean isSound(WSDataRef part) {
    return DIGESTS.contains(part.getDigestAlgorithm())
        && part.getTransformAlgorithms().stream()
            .allMatch(WSS4JConstants.C14N_EXCL_OMIT_COMMENTS::equals);
  }

  private static boolean covers(List<WSDataRef> parts, Element element) {
    return parts.stream()
        .anyMatch(
            part ->
                !part.isContent()
                    && DOMUtils.getDomElement(part.getProtectedElement())
                        == DOMUtils.getDomElement(element));
  }

  /**
   * The digests of the parts: an ECDSA signature can be written in two ways, what it signs only in
   * one.
   */
  private static String proof(X509Certificate by, List<WSDataRef> parts) {
    Set<String> digests = new TreeSet<>();
    parts.forEach(part -> digests.add(Base64.getEncoder().encodeToString(part.getDigestValue())));
    return "signed " + by.getSerialNumber() + " " + by.getIssuerX500Principal() + " " + digests;
  }

  private static void require(boolean kept) throws WSSecurityException {
    if (!kept) {
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_CHECK);
    }
  }
}
