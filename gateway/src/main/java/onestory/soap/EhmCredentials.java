package onestory.soap;

import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditOutcome;
import onestory.audit.RefusalTrail;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.saaj.SAAJInInterceptor;
import org.apache.cxf.binding.soap.saaj.SAAJUtils;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Element;

/**
 * Which system sent the message, proven in one of two ways: a UsernameToken, or a signature over
 * Body and Timestamp by the certificate that is registered for the system. Notes it as {@value
 * #SYSTEM}.
 */
final class EhmCredentials extends AbstractSoapInterceptor {

  /** Message property: the proven system. */
  static final String SYSTEM = "onestory.system";

  private static final QName SECURITY = new QName(WSS4JConstants.WSSE_NS, "Security");

  /** What name was given is not kept: whoever it was has not proven it. */
  private static final AuditEntry FAILED =
      AuditEntry.of(AuditKind.AUTHENTICATION_FAILED, AuditAgent.stranger())
          .ended(AuditOutcome.REFUSED, "refuse/" + FaultCloak.NOT_PROVEN.rule());

  private final WSS4JInInterceptor tokens;
  private final WSS4JInInterceptor signatures;
  private final RegisteredCertificates registered;
  private final SeenProofs seen;
  private final RefusalTrail refusals;

  EhmCredentials(
      WSS4JInInterceptor tokens,
      WSS4JInInterceptor signatures,
      RegisteredCertificates registered,
      SeenProofs seen,
      RefusalTrail refusals) {
    super(Phase.PRE_PROTOCOL);
    addAfter(SAAJInInterceptor.class.getName());
    this.tokens = tokens;
    this.signatures = signatures;
    this.registered = registered;
    this.seen = seen;
    this.refusals = refusals;
  }

  /** CXF reads the headers into the document that WSS4J will look at. */
  @Override
  public Collection<PhaseInterceptor<? extends Message>> getAdditionalInterceptors() {
    return Set.of(SAAJInInterceptor.SAAJPreInInterceptor.INSTANCE);
  }

  @Override
  public Set<QName> getUnderstoodHeaders() {
    return Set.of(SECURITY);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    try {
      message.put(SYSTEM, isSigned(message) ? signer(message) : tokenUser(message));
    } catch (WSSecurityException e) {
      refusals.record(FAILED);
      throw new Fault(e);
    } catch (Fault e) {
      if (FaultCloak.isUnproven(e)) {
        refusals.record(FAILED);
      }
      throw e;
    }
  }

  private static boolean isSigned(SoapMessage message) {
    return message.getHeaders().stream()
        .filter(header -> SECURITY.equals(header.getName()))
        .map(header -> (Element) header.getObject())
        .anyMatch(
            security ->
                DOMUtils.getFirstChildWithName(security, WSS4JConstants.SIG_NS, "Signature")
                    != null);
  }

  private String tokenUser(SoapMessage message) throws WSSecurityException {
    tokens.handleMessage(message);
    List<WSSecurityEngineResult> found = results(message).getActionResults().get(WSConstants.UT);
    if (found == null || found.size() != 1) {
      throw refused();
    }
    return ((Principal) found.get(0).get(WSSecurityEngineResult.TAG_PRINCIPAL)).getName();
  }

  private String signer(SoapMessage message) throws WSSecurityException {
    signatures.handleMessage(message);
    Signed signed = Signed.of(results(message), body(message));
    String system = registered.systemOf(signed.by()).orElseThrow(EhmCredentials::refused);
    if (!seen.isNew(signed.proof())) {
      throw refused();
    }
    return system;
  }

  private static WSHandlerResult results(SoapMessage message) throws WSSecurityException {
    List<WSHandlerResult> results =
        CastUtils.cast((List<?>) message.get(WSHandlerConstants.RECV_RESULTS));
    if (results == null || results.size() != 1) {
      throw refused();
    }
    return results.get(0);
  }

  private static Element body(SoapMessage message) throws WSSecurityException {
    try {
      return SAAJUtils.getBody(message.getContent(SOAPMessage.class));
    } catch (SOAPException e) {
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_CHECK, e);
    }
  }

  private static WSSecurityException refused() {
    return new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
  }
}
