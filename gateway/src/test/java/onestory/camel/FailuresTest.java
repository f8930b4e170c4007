package onestory.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.xml.namespace.QName;
import onestory.exchange.FailureClass;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.cxf.binding.soap.SoapFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of a delivery's effect, by what its route threw (TRUST.md 8). */
class FailuresTest {

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(new ConnectException(), FailureClass.NOT_SENT),
        Arguments.of(new UnknownHostException(), FailureClass.NOT_SENT),
        Arguments.of(new SSLHandshakeException("expired"), FailureClass.NOT_SENT),
        Arguments.of(
            new FhirClientConnectionException(new ConnectException()), FailureClass.NOT_SENT),
        Arguments.of(new SocketTimeoutException(), FailureClass.AMBIGUOUS),
        Arguments.of(new IOException("reset"), FailureClass.AMBIGUOUS),
        Arguments.of(http(500), FailureClass.AMBIGUOUS),
        Arguments.of(http(503), FailureClass.AMBIGUOUS),
        Arguments.of(http(302), FailureClass.AMBIGUOUS),
        Arguments.of(http(429), FailureClass.THROTTLED),
        Arguments.of(http(401), FailureClass.CREDENTIALS),
        Arguments.of(new AuthenticationException(), FailureClass.CREDENTIALS),
        Arguments.of(http(422), FailureClass.REJECTED),
        Arguments.of(new UnprocessableEntityException("no"), FailureClass.REJECTED),
        Arguments.of(soap(SOAP, "Client"), FailureClass.REJECTED),
        Arguments.of(soap(SOAP, "Server"), FailureClass.AMBIGUOUS),
        Arguments.of(soap(WSSE, "FailedAuthentication"), FailureClass.CREDENTIALS),
        Arguments.of(ourMapFails(), FailureClass.OURS));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("cases")
  void classes(Exception thrown, FailureClass expected) {
    assertThat(Failures.classed(new RuntimeCamelException(thrown)).failure()).isEqualTo(expected);
  }

  private static Exception http(int status) {
    return new HttpOperationFailedException("http://school.example", status, "", null, null, null);
  }

  private static Exception soap(String namespace, String code) {
    return new SoapFault("refused", new QName(namespace, code));
  }

  private static Exception ourMapFails() {
    return new ProblemFound(
        ProblemFound.Treatment.HOLD, new Problem("map-failed", "Bundle", "It failed.", "Mend it."));
  }
}
