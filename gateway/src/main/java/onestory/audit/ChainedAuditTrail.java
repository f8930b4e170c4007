package onestory.audit;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail in the database, on this node's chains. */
@Component
final class ChainedAuditTrail implements AuditTrail {

  private final Chains chains;
  private final AuditStore store;
  private final BalpEvents events;
  private final Clock clock;
  private final TransactionTemplate apart;

  ChainedAuditTrail(
      Chains chains,
      AuditStore store,
      BalpEvents events,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.chains = chains;
    this.store = store;
    this.events = events;
    this.clock = clock;
    apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void record(AuditEntry entry) {
    record(entry, RequestOrigin.current());
  }

  private void record(AuditEntry entry, Optional<RequestOrigin> origin) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("An audit entry belongs to a transaction; there is none");
    }
    if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      throw new IllegalStateException("An audit entry can't be written in a reading transaction");
    }
    entriesOfTransaction().add(events.of(entry, clock.instant(), origin));
  }

  @Override
  public void recordApart(AuditEntry entry) {
    apart.executeWithoutResult(status -> record(entry));
  }

  @Override
  public void recordApart(AuditEntry entry, String callerAddress) {
    var origin = Optional.ofNullable(callerAddress).map(from -> new RequestOrigin(from, null));
    apart.executeWithoutResult(status -> record(entry, origin));
  }

  private EntriesOfTransaction entriesOfTransaction() {
    for (var each : TransactionSynchronizationManager.getSynchronizations()) {
      if (each instanceof EntriesOfTransaction mine && mine.isOf(chains)) {
        return mine;
      }
    }
    var entries = new EntriesOfTransaction(chains, store);
    TransactionSynchronizationManager.registerSynchronization(entries);
    return entries;
  }
}
