package onestory.forms;

import static onestory.forms.Refusals.refused;

import java.util.Locale;
import onestory.camel.Headers;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Checks the message and hands it on: body = canonical bytes; headers {@code onestory.kind}, {@code
 * .id}, {@code .version}, {@code .family}, {@code .sentAt}. Whose door it is, the route says in the
 * property {@code onestory.source}. Every header that came with the message is dropped first, since
 * Camel components take orders from headers.
 */
final class JsonEntry implements Processor {

  /** Exchange property: whose door it is, set by the route. */
  static final String SOURCE = "onestory.source";

  /** Exchange property: the {@link AcceptableJson}, for the receipt. */
  static final String ACCEPTED = "onestory.accepted";

  private final Doors doors;
  private final JsonCheck check;

  JsonEntry(Doors doors, JsonCheck check) {
    this.doors = doors;
    this.check = check;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    String kind = message.getHeader("kind", String.class);
    String contentType = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    byte[] body = message.getBody(byte[].class);
    message.removeHeaders("*");
    requireJson(contentType);
    JsonDoor door = door(exchange);
    AcceptableJson accepted = check.check(door, kind, body == null ? new byte[0] : body);
    exchange.setProperty(ACCEPTED, accepted);
    message.setHeader(Headers.KIND, accepted.kind());
    message.setHeader(Headers.ID, accepted.id());
    message.setHeader(Headers.VERSION, accepted.version());
    message.setHeader(Headers.FAMILY, accepted.family());
    message.setHeader(Headers.SENT_AT, accepted.sentAt().toInstant().toString());
    message.setBody(CanonicalJson.of(accepted.message()));
  }

  JsonDoor door(Exchange exchange) {
    String source = exchange.getProperty(SOURCE, String.class);
    return doors
        .of(source)
        .orElseThrow(() -> new IllegalStateException("No file in doors/ is of source " + source));
  }

  private static void requireJson(String contentType) {
    String plain = contentType.replace(" ", "").replace("\"", "").toLowerCase(Locale.ROOT);
    if (!plain.equals("application/json") && !plain.equals("application/json;charset=utf-8")) {
      throw refused(
          "content-type",
          "",
          "This is not sent as JSON.",
          "Send it as application/json, in UTF-8.");
    }
  }
}
