package onestory.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * What one transaction has to tell. It is chained and written as the transaction's last act, on a
 * chain that nobody else has until the end of the commit is known: so a chain has no gap though
 * transactions fail, and two transactions never wait for one another while either holds more than
 * it needs to commit.
 */
final class EntriesOfTransaction implements TransactionSynchronization, Ordered {

  private final Chains chains;
  private final AuditStore store;
  private final List<ObjectNode> events = new ArrayList<>();
  private Chain chain;
  private ChainHead head;

  EntriesOfTransaction(Chains chains, AuditStore store) {
    this.chains = chains;
    this.store = store;
  }

  boolean isOf(Chains those) {
    return chains == those;
  }

  void add(List<ObjectNode> more) {
    events.addAll(more);
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    chain = chains.take();
    head = chain.head();
    var links = new ArrayList<Link>(events.size());
    for (var event : events) {
      var link = Link.after(head, event);
      links.add(link);
      head = link.head();
    }
    store.append(links);
  }

  @Override
  public void afterCompletion(int status) {
    if (chain == null) {
      return; // it was rolled back before it came to this
    }
    // whatever is not known to be committed is looked up again: perhaps it was
    chains.back(status == STATUS_COMMITTED ? chain.at(head) : chain.inDoubt());
    chain = null;
  }
}
