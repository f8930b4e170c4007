package onestory.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * Proof that a message is kept: it is committed, and survives a crash or loss of power (TRUST.md
 * 1.1).
 *
 * @param repeated the very same message was accepted before; id and time are those of the first
 */
public record Receipt(UUID id, Instant receivedAt, boolean repeated) {}
