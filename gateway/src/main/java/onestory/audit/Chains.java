package onestory.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;

/**
 * This node's chains. There are several, so that as many transactions commit side by side; a quiet
 * node uses the first only.
 */
@Component
final class Chains {

  private final AuditStore store;
  private final Map<String, ChainHead> committed = new ConcurrentHashMap<>();
  private final BlockingDeque<Chain> free = new LinkedBlockingDeque<>();

  Chains(AuditNode node, AuditStore store, @Value("${onestory.audit.chains}") int chains) {
    this.store = store;
    IntStream.rangeClosed(1, chains)
        .forEach(number -> free.addLast(new Chain(node.id() + "/" + number, null)));
  }

  /** A chain for the caller alone, until it is given back. */
  Chain take() {
    Chain chain;
    try {
      chain = free.takeFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransactionSystemException("Stopped while waiting to write the audit");
    }
    if (chain.head() != null) {
      return chain;
    }
    try {
      return chain.at(store.head(chain.name()));
    } catch (RuntimeException e) {
      free.addFirst(chain);
      throw e;
    }
  }

  /** How far this node has come on its chains, as far as it knows. */
  Collection<ChainHead> committed() {
    return List.copyOf(committed.values());
  }

  void back(Chain chain) {
    if (chain.head() != null) {
      committed.put(chain.name(), chain.head());
    }
    free.addFirst(chain);
  }
}
