package onestory.forms;

import static onestory.forms.Refusals.refused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * Takes many messages in one request, one on each line (NDJSON): each goes to the endpoint that the
 * property {@code onestory.each} names, and has its own line in the answer: the receipt or the
 * problem, with the line's number and status. A bad line stops no other.
 */
final class JsonLines implements Processor {

  /** Exchange property: the endpoint that takes one message. */
  static final String EACH = "onestory.each";

  private static final int MOST = 1_000;

  private final ProducerTemplate producer;
  private final ObjectMapper json;

  JsonLines(ProducerTemplate producer, ObjectMapper json) {
    this.producer = producer;
    this.json = json;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    String each = exchange.getProperty(EACH, String.class);
    Message request = exchange.getMessage();
    String kind = request.getHeader("kind", String.class);
    byte[] body = request.getBody(byte[].class);
    var answers = new ByteArrayOutputStream();
    int number = 0;
    for (byte[] line : lines(body == null ? new byte[0] : body)) {
      number++;
      if (!isBlank(line)) {
        answers.write(answer(exchange, each, kind, number, line));
        answers.write('\n');
      }
    }
    request.removeHeaders("*");
    request.setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    request.setHeader(Exchange.CONTENT_TYPE, "application/x-ndjson");
    request.setHeader("Cache-Control", "no-store");
    request.setBody(answers.toByteArray());
  }

  private byte[] answer(Exchange batch, String each, String kind, int number, byte[] line)
      throws IOException {
    var one = new DefaultExchange(batch.getContext());
    one.getMessage().setHeader("kind", kind);
    one.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    one.getMessage().setBody(line);
    Message answer = number > MOST ? tooMany(one) : producer.send(each, one).getMessage();
    ObjectNode told = json.createObjectNode();
    told.put("line", number);
    told.put("status", answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class));
    if (json.readTree(answer.getBody(byte[].class)) instanceof ObjectNode said) {
      told.setAll(said);
    }
    return json.writeValueAsBytes(told);
  }

  private Message tooMany(Exchange one) throws JsonProcessingException {
    one.setProperty(
        Exchange.EXCEPTION_CAUGHT,
        refused(
            "limit",
            "",
            "There are more than %d lines.".formatted(MOST),
            "Send this line, and those after it, in another request."));
    new JsonRefusal(json).process(one);
    return one.getMessage();
  }

  private static List<byte[]> lines(byte[] body) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= body.length; at++) {
      // bytes, so that what is not UTF-8 in one line is that line's fault only
      if (at == body.length || body[at] == '\n') {
        lines.add(java.util.Arrays.copyOfRange(body, from, at));
        from = at + 1;
      }
    }
    return lines;
  }

  private static boolean isBlank(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).isBlank();
  }
}
