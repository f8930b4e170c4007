package onestory.soap;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.message.Message;

/** Notes which system proved to have sent the message, as exchange property {@value #SYSTEM}. */
final class EhmSender implements Processor {

  static final String SYSTEM = "onestory.system";

  @Override
  public void process(Exchange exchange) {
    Message message =
        exchange.getMessage().getHeader(CxfConstants.CAMEL_CXF_MESSAGE, Message.class);
    Object system = message.get(EhmCredentials.SYSTEM);
    if (system == null) {
      throw new IllegalStateException("A message came through without proof of its sender");
    }
    exchange.setProperty(SYSTEM, system);
  }
}
