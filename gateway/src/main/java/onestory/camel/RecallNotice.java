package onestory.camel;

import com.fasterxml.jackson.databind.ObjectMapper;
import onestory.councils.Partner;
import onestory.exchange.Recall;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** A recall as a school's inbox has it: which view, which ids, and what to do with them. */
@Component("recallNotice")
final class RecallNotice implements Processor {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public void process(Exchange exchange) {
    var recall = exchange.getProperty(OutboxConsumer.RECALL, Recall.class);
    var notice = json.createObjectNode();
    notice.put("noticeId", recall.id().toString());
    notice.put("viewId", exchange.getProperty(OutboxConsumer.VIEW, String.class));
    notice.put("ask", recall.way() == Partner.Recall.RESTRICT ? "restrict" : "remove");
    var ids = notice.putArray("resources");
    recall.keys().forEach(ids::add);
    exchange.getMessage().setBody(notice.toString());
  }
}
