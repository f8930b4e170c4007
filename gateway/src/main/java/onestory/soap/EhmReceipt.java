package onestory.soap;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Answers with the inbox's receipt, from headers {@code onestory.receipt}, {@code .receivedAt},
 * {@code .repeated}.
 */
final class EhmReceipt implements Processor {

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    EhmElement receipt =
        new EhmElement("receipt")
            .with("receiptId", message.getHeader("onestory.receipt"))
            .with("receivedAt", message.getHeader("onestory.receivedAt"))
            .with("repeated", message.getHeader("onestory.repeated", false, Boolean.class));
    message.removeHeaders("*");
    message.setBody(Payloads.of(receipt.element()));
  }
}
