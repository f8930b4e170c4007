package onestory.soap;

import java.security.Principal;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.message.Message;
import org.apache.cxf.security.SecurityContext;

/**
 * Notes which system's UsernameToken came with the message, as exchange property {@value #SYSTEM}.
 */
final class EhmSender implements Processor {

  static final String SYSTEM = "onestory.system";

  @Override
  public void process(Exchange exchange) {
    Message message =
        exchange.getMessage().getHeader(CxfConstants.CAMEL_CXF_MESSAGE, Message.class);
    SecurityContext security = message.get(SecurityContext.class);
    Principal user = security == null ? null : security.getUserPrincipal();
    if (user == null) {
      throw new IllegalStateException("A message came through without a UsernameToken");
    }
    exchange.setProperty(SYSTEM, user.getName());
  }
}
