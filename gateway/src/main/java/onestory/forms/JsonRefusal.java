package onestory.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with problem+json (RFC 9457): the problem, when the message is to blame; else nothing but
 * that it was not accepted.
 */
final class JsonRefusal implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(JsonRefusal.class);
  private static final Problem OURS =
      new Problem(
          "internal-error",
          "",
          "The message was not accepted for a reason of ours.",
          "Send it again later.");

  private final ObjectMapper json;

  JsonRefusal(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    Optional<Problem> problem = found(thrown);
    if (problem.isEmpty()) {
      LOG.error("A JSON message could not be accepted: {}", thrown.getClass().getName());
      LOG.debug("", thrown);
    }
    int status = problem.map(Problem::rule).map(JsonRefusal::status).orElse(500);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
    message.setHeader("Cache-Control", "no-store");
    message.setBody(json.writeValueAsBytes(body(status, problem.orElse(OURS))));
  }

  private static Map<String, Object> body(int status, Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("status", status);
    body.put("title", "The message was not accepted.");
    body.put("rule", problem.rule());
    body.put("at", problem.at());
    body.put("says", problem.says());
    body.put("remedy", problem.remedy());
    return body;
  }

  private static Optional<Problem> found(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemFound found) {
        return Optional.of(found.problem());
      }
    }
    return Optional.empty();
  }

  private static int status(String rule) {
    return switch (rule) {
      case "json", "utf-8", "duplicate-key", "character", "number", "limit" -> 400;
      case "unknown-kind" -> 404;
      case "conflict" -> 409;
      case "content-type", "bom" -> 415;
      default -> 422;
    };
  }
}
