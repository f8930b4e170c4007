package onestory.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import onestory.exchange.AnswerUnusable;
import onestory.exchange.RecallAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * A school inbox's answer: a success of its contract, with nothing or with JSON about this very
 * view. A page in its place is no success, whatever its status.
 */
@Component("schoolAnswer")
final class SchoolAnswer implements Processor {

  private static final Set<Integer> SUCCESS = Set.of(200, 201, 204);

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public void process(Exchange exchange) throws AnswerUnusable {
    var message = exchange.getMessage();
    if (!SUCCESS.contains(message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))) {
      throw new AnswerUnusable("a status that the contract does not have");
    }
    OwnHost.require(message.getHeader("Location", String.class), exchange);
    var text = message.getBody(String.class);
    if (text == null || text.isBlank()) {
      return;
    }
    var answer = read(text);
    same(answer, "viewId", exchange.getProperty(OutboxConsumer.VIEW, String.class));
    same(answer, "noticeId", exchange.getProperty(OutboxConsumer.NOTICE, String.class));
    RecallAnswer.of(answer.path("answer").asText())
        .ifPresent(said -> exchange.setProperty(OutboxConsumer.RECALL_ANSWER, said));
  }

  private JsonNode read(String text) throws AnswerUnusable {
    try {
      var answer = json.readTree(text);
      if (answer.isObject()) {
        return answer;
      }
    } catch (JsonProcessingException e) {
      // no JSON either
    }
    throw new AnswerUnusable("an answer that is no JSON object");
  }

  private static void same(JsonNode answer, String name, String expected) throws AnswerUnusable {
    if (answer.has(name) && !answer.path(name).asText().equals(expected)) {
      throw new AnswerUnusable("an answer to another request");
    }
  }
}
