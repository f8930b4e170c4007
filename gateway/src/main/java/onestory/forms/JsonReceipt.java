package onestory.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onestory.camel.Headers;
import onestory.forms.JsonDoor.Links;
import onestory.forms.JsonDoor.Next;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Answers with the inbox's receipt (202): what is kept, which form comes next and where it is sent,
 * and where the plan is to be read (SYS-02, SYS-03).
 */
final class JsonReceipt implements Processor {

  private static final int ACCEPTED = 202;

  private final Doors doors;
  private final String baseUrl;
  private final ObjectMapper json;

  JsonReceipt(Doors doors, String baseUrl, ObjectMapper json) {
    this.doors = doors;
    this.baseUrl = baseUrl;
    this.json = json;
  }

  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    Message message = exchange.getMessage();
    AcceptableJson accepted = exchange.getProperty(JsonEntry.ACCEPTED, AcceptableJson.class);
    JsonDoor door = doors.of(exchange.getProperty(JsonEntry.SOURCE, String.class)).orElseThrow();
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("receiptId", message.getHeader(Headers.RECEIPT));
    receipt.put("receivedAt", message.getHeader(Headers.RECEIVED_AT));
    receipt.put("repeated", message.getHeader(Headers.REPEATED, false, Boolean.class));
    receipt.put("next", next(door, accepted));
    door.receipt().links().forEach((name, links) -> receipt.put(name, links(links, accepted)));
    links(door, accepted).forEach(receipt::put);
    receipt.put("warnings", warnings(door, accepted));
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, ACCEPTED);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Cache-Control", "no-store");
    message.setBody(json.writeValueAsBytes(receipt));
  }

  private Map<String, String> next(JsonDoor door, AcceptableJson accepted) {
    Next next = door.kinds().get(accepted.kind()).next();
    if (next == null) {
      return null;
    }
    String kind =
        next.by() == null
            ? next.kind()
            : next.kinds().get(accepted.message().at(next.by()).asText());
    return Map.of(
        "kind",
        kind,
        "link",
        "%s/inbox/%s/%s?reference=%s"
            .formatted(baseUrl, door.source(), kind, encoded(accepted.family())));
  }

  /** What this kind of message leads to. */
  private Map<String, String> links(JsonDoor door, AcceptableJson accepted) {
    Links links = door.kinds().get(accepted.kind()).links();
    if (links == null) {
      return Map.of();
    }
    String value = encoded(accepted.message().at(links.by()).asText());
    Map<String, String> found = new LinkedHashMap<>();
    links.to().forEach((name, path) -> found.put(name, baseUrl + path.replace("{by}", value)));
    return found;
  }

  private Map<String, String> links(Map<String, String> templates, AcceptableJson accepted) {
    Map<String, String> links = new LinkedHashMap<>();
    templates.forEach(
        (name, path) ->
            links.put(name, baseUrl + path.replace("{family}", encoded(accepted.family()))));
    return links;
  }

  private static List<Map<String, String>> warnings(JsonDoor door, AcceptableJson accepted) {
    return door.receipt().warnings().stream()
        .filter(warning -> accepted.message().at(warning.at()).asText().equals(warning.is()))
        .map(
            warning ->
                Map.of(
                    "rule", warning.rule(),
                    "at", warning.at().toString(),
                    "says", warning.says(),
                    "remedy", warning.remedy()))
        .toList();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
