package onestory.camel;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import onestory.exchange.AnswerRefused;
import onestory.exchange.DeliveryFailed;
import onestory.exchange.FailureClass;
import onestory.problem.ProblemFound;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.transport.http.HTTPException;

/**
 * Tells from what a route threw what is known of the delivery's effect at the partner (TRUST.md 8).
 */
final class Failures {

  private Failures() {}

  static DeliveryFailed classed(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnswerRefused refused) {
        return refused.failed();
      }
      if (cause instanceof SSLException && refusesOurCertificate(cause)) {
        return failed(FailureClass.CREDENTIALS, "TLS client refused");
      }
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException
          || cause instanceof SSLPeerUnverifiedException) {
        return failed(FailureClass.NOT_SENT, cause);
      }
      if (cause instanceof HttpOperationFailedException http) {
        return status(http.getStatusCode(), retryAfter(http));
      }
      if (cause instanceof HTTPException http) {
        return status(http.getResponseCode(), Optional.empty());
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

  private static Optional<String> retryAfter(HttpOperationFailedException http) {
    return Optional.ofNullable(http.getResponseHeaders()).stream()
        .flatMap(headers -> headers.entrySet().stream())
        .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static DeliveryFailed status(int status, Optional<String> retryAfter) {
    return new DeliveryFailed(
        FailureClass.ofStatus(status, retryAfter.isPresent()), "HTTP " + status, retryAfter);
  }

  /** By the alerts of RFC 8446 6.2 that speak of the client's certificate. */
  private static boolean refusesOurCertificate(Throwable tls) {
    var says = String.valueOf(tls.getMessage());
    return says.contains("alert")
        && (says.contains("certificate") || says.contains("access_denied"))
        && says.contains("Received fatal");
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
