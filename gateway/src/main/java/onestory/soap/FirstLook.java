package onestory.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Before CXF reads anything: plain XML in UTF-8 (so no attachments, TRUST 7.43), the outline of a
 * message, and a SOAPAction that is empty or the message's own (7.42).
 */
final class FirstLook extends AbstractPhaseInterceptor<Message> {

  private static final Set<String> TYPES = Set.of("text/xml", "text/xml;charset=utf-8");

  FirstLook() {
    super(Phase.RECEIVE);
    addBefore(AttachmentInInterceptor.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    require(TYPES.contains(plain((String) message.get(Message.CONTENT_TYPE))));
    try {
      byte[] xml = message.getContent(InputStream.class).readAllBytes();
      require(isOf(Outline.messageOf(xml), actions(message)));
      message.setContent(InputStream.class, new ByteArrayInputStream(xml));
      message.put(Message.ENCODING, "UTF-8");
    } catch (IOException | XMLStreamException e) {
      throw new Fault(e);
    }
  }

  private static List<String> actions(Message message) {
    Map<String, List<String>> headers =
        CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
    List<String> actions = headers == null ? null : headers.get("SOAPAction");
    return actions == null ? List.of() : actions;
  }

  /** Whether there is none, an empty one, or that of the operation that takes this message. */
  private static boolean isOf(String message, List<String> actions) {
    String own =
        EhmSchema.NAMESPACE
            + "/record"
            + message.substring(0, 1).toUpperCase(Locale.ROOT)
            + message.substring(1);
    return actions.stream().map(FirstLook::plain).allMatch(Set.of("", plain(own))::contains);
  }

  private static String plain(String header) {
    return header == null ? "" : header.replace(" ", "").replace("\"", "").toLowerCase(Locale.ROOT);
  }

  private static void require(boolean kept) {
    if (!kept) {
      throw EhmFault.fault(FaultCloak.NOT_READABLE);
    }
  }
}
