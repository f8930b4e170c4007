package onestory.record;

import java.util.Collection;
import java.util.UUID;

/** Hears, in the same transaction, that resources now stand in another family's record. */
public interface RefilingListener {

  /**
   * Before anything moves.
   *
   * @throws NotNow while something of these families is on its way
   */
  void aboutToRefile(Collection<UUID> families);

  /** They moved. */
  void refiled(UUID from, UUID to, Collection<Key> keys);
}
