package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a refusal in the door's own format: OperationOutcome, SOAP fault, or problem+json (RFC
 * 9457). The text is all ours, so nothing needs escaping and nothing of the request comes back.
 */
final class Refusals {

  private static final String OUTCOME_JSON =
      """
      {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s","diagnostics":"%s"}]}""";
  private static final String OUTCOME_XML =
      """
      <OperationOutcome xmlns="http://hl7.org/fhir"><issue><severity value="error"/><code value="%s"/><diagnostics value="%s"/></issue></OperationOutcome>""";
  private static final String FAULT =
      """
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:%s</faultcode><faultstring>%s</faultstring></soap:Fault></soap:Body></soap:Envelope>""";
  private static final String PROBLEM =
      """
      {"type":"about:blank","status":%d,"title":"%s"}""";

  private Refusals() {}

  /** Writes it and closes the answer, so that nothing that runs later can add to it. */
  static void write(
      Refusal refusal, Door door, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    AgentOfRequest.note(request, CurrentAgent.now());
    response.reset();
    response.setStatus(refusal.status());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (refusal.status() == 401 && door != Door.SOAP) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    refusal.headers().forEach(response::setHeader);
    boolean xml = wantsXml(request);
    response.setContentType(contentType(door, xml));
    byte[] body = body(refusal, door, xml).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    try (OutputStream out = response.getOutputStream()) {
      out.write(body);
    }
  }

  private static boolean wantsXml(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("xml") && !accept.contains("json");
  }

  private static String contentType(Door door, boolean xml) {
    return switch (door) {
      case FHIR -> "application/fhir+" + (xml ? "xml" : "json") + ";charset=UTF-8";
      case SOAP -> "text/xml;charset=UTF-8";
      case INBOX, TOKEN, OPERATIONS, STORIES, OTHER -> "application/problem+json";
    };
  }

  private static String body(Refusal refusal, Door door, boolean xml) {
    return switch (door) {
      case FHIR -> (xml ? OUTCOME_XML : OUTCOME_JSON).formatted(refusal.issue(), refusal.says());
      case SOAP -> FAULT.formatted(refusal.status() < 500 ? "Client" : "Server", refusal.says());
      case INBOX, TOKEN, OPERATIONS, STORIES, OTHER ->
          PROBLEM.formatted(refusal.status(), refusal.says());
    };
  }
}
