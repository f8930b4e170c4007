package onestory.record;

import java.time.Instant;
import java.util.UUID;

/** A version to write, with the message that brought it and the time. */
record Version(Stored stored, UUID receipt, Instant recordedAt) {}
