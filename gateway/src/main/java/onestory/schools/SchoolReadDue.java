package onestory.schools;

import onestory.work.Worklist;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for the reading of the school that the exchange property {@code partner} names. */
@Component("schoolReadDue")
final class SchoolReadDue implements Processor {

  private final Worklist worklist;
  private final TransactionTemplate transaction;

  SchoolReadDue(Worklist worklist, TransactionTemplate transaction) {
    this.worklist = worklist;
    this.transaction = transaction;
  }

  @Override
  public void process(Exchange exchange) {
    ask(exchange.getProperty("partner", String.class));
  }

  void ask(String partner) {
    transaction.executeWithoutResult(status -> worklist.ask(ReadSchool.WORK, partner));
  }
}
