package onestory.soap;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Checks the message and hands it on: body = canonical bytes; headers {@code onestory.kind}, {@code
 * .id}, {@code .version}, {@code .family}, {@code .sentAt}. Every header that came with the message
 * is dropped first, since Camel components take orders from headers.
 */
final class EhmEntry implements Processor {

  private final MessageCheck check;

  EhmEntry(MessageCheck check) {
    this.check = check;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    String system = exchange.getProperty(EhmSender.SYSTEM, String.class);
    AcceptableMessage accepted = check.check(Payloads.only(exchange), system);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader("onestory.kind", accepted.kind());
    message.setHeader("onestory.id", accepted.id());
    message.setHeader("onestory.version", accepted.version());
    message.setHeader("onestory.family", accepted.familyId());
    message.setHeader("onestory.sentAt", accepted.sentAt());
    message.setBody(accepted.content());
  }
}
