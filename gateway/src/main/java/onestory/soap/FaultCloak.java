package onestory.soap;

import javax.xml.stream.XMLStreamException;
import onestory.problem.Problem;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.common.ext.WSSecurityException;

/**
 * Lets no fault out but ours: CXF's own quote the parser, the message or a class. What failed
 * before the route becomes one of two general faults.
 */
final class FaultCloak extends AbstractPhaseInterceptor<SoapMessage> {

  static final Problem NOT_PROVEN =
      new Problem(
          "credentials",
          "/",
          "The sender could not be verified.",
          "Send a Timestamp and a UsernameToken with password digest, a fresh nonce, and the current time as created; or sign Body and Timestamp, if that is agreed.");
  static final Problem NOT_READABLE =
      new Problem(
          "soap",
          "/",
          "The request is no SOAP message that this service can read.",
          "Send a SOAP 1.1 message of ehm.wsdl: plain XML without a DTD, one operation, its own SOAPAction, no attachment.");

  FaultCloak() {
    super(Phase.SETUP);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Exception thrown = message.getContent(Exception.class);
    if (!(thrown instanceof SoapFault ours) || !isOurs(ours)) {
      message.setContent(Exception.class, general(thrown));
    }
  }

  private static boolean isOurs(SoapFault fault) {
    return Fault.FAULT_CODE_SERVER.equals(fault.getFaultCode())
            && EhmFault.unexpected().getMessage().equals(fault.getMessage())
        || fault.getDetail() != null
            && fault.getDetail().getFirstChild() != null
            && EhmSchema.NAMESPACE.equals(fault.getDetail().getFirstChild().getNamespaceURI());
  }

  /** Whether it failed since the sender was not proven. */
  static boolean isUnproven(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof WSSecurityException) {
        return true;
      }
    }
    return false;
  }

  private static SoapFault general(Throwable thrown) {
    if (isUnproven(thrown)) {
      return EhmFault.fault(NOT_PROVEN);
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof XMLStreamException) {
        return EhmFault.fault(NOT_READABLE);
      }
    }
    boolean server =
        thrown instanceof Fault fault && Fault.FAULT_CODE_SERVER.equals(fault.getFaultCode());
    return server ? EhmFault.unexpected() : EhmFault.fault(NOT_READABLE);
  }
}
