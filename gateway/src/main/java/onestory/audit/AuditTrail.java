package onestory.audit;

/**
 * Records what happens, in the transaction in which it happens: both are there or neither is (TRUST
 * 1.6). Whoever cannot write the audit can't do the thing.
 */
public interface AuditTrail {

  /**
   * Records it in the caller's transaction.
   *
   * @throws IllegalStateException when there is none, or one that can only read: then what happens
   *     would happen unrecorded
   */
  void record(AuditEntry entry);

  /**
   * Records, in a transaction of its own, what leaves nothing else behind: a read, a refusal, a
   * failed sign-in. A refused transaction is to be rolled back before: within it this would take a
   * second connection.
   */
  void recordApart(AuditEntry entry);

  /**
   * The same of a request that is over.
   *
   * @param callerAddress where it came from; null when that is not known
   */
  void recordApart(AuditEntry entry, String callerAddress);
}
