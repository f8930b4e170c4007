package onestory.audit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit trail in memory, for rooms that are tested without a database. */
public final class RecordedEntries implements AuditTrail {

  private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

  @Override
  public void record(AuditEntry entry) {
    entries.add(entry);
  }

  @Override
  public void recordApart(AuditEntry entry) {
    entries.add(entry);
  }

  @Override
  public void recordApart(AuditEntry entry, String callerAddress) {
    entries.add(entry);
  }

  /** In the order in which they were recorded. */
  public List<AuditEntry> all() {
    return List.copyOf(entries);
  }

  /** Those of this kind. */
  public List<AuditEntry> of(AuditKind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).toList();
  }
}
