package onestory.console;

import java.util.List;
import java.util.UUID;
import onestory.problem.Problem;

/**
 * Where an accepted message stands; the reason is there when it waits or is held, warnings where it
 * was recorded and a gate met something.
 */
record MessageStatus(
    UUID receiptId,
    String source,
    String kind,
    String id,
    int version,
    String state,
    Problem reason,
    List<Problem> warnings) {}
