package onestory.camel;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import onestory.exchange.DeliveryFailed;
import onestory.exchange.FailureClass;
import onestory.problem.ProblemFound;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.cxf.binding.soap.SoapFault;

/**
 * Tells from what a route threw what is known of the delivery's effect at the partner (TRUST.md 8).
 */
final class Failures {

  private Failures() {}

  static DeliveryFailed classed(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException) {
        return failed(FailureClass.NOT_SENT, cause);
      }
      if (cause instanceof HttpOperationFailedException http) {
        return failed(FailureClass.ofStatus(http.getStatusCode()), "HTTP " + http.getStatusCode());
      }
      if (cause instanceof BaseServerResponseException fhir
          && !(cause instanceof FhirClientConnectionException)) {
        return failed(FailureClass.ofStatus(fhir.getStatusCode()), "HTTP " + fhir.getStatusCode());
      }
      if (cause instanceof SoapFault fault) {
        return failed(soap(fault), "SOAP fault " + fault.getFaultCode().getLocalPart());
      }
      if (cause instanceof ProblemFound found) {
        return failed(FailureClass.OURS, found.problem().rule() + " at " + found.problem().at());
      }
    }
    return failed(FailureClass.AMBIGUOUS, thrown);
  }

  private static FailureClass soap(SoapFault fault) {
    boolean wsSecurity = fault.getFaultCode().getNamespaceURI().contains("wssecurity");
    if (wsSecurity) {
      return FailureClass.CREDENTIALS;
    }
    var code = fault.getFaultCode().getLocalPart();
    return code.equals("Client") || code.equals("Sender")
        ? FailureClass.REJECTED
        : FailureClass.AMBIGUOUS;
  }

  private static DeliveryFailed failed(FailureClass failure, Throwable cause) {
    return failed(failure, cause.getClass().getSimpleName());
  }

  private static DeliveryFailed failed(FailureClass failure, String detail) {
    return new DeliveryFailed(failure, detail);
  }
}
