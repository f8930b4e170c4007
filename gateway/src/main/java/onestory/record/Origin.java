package onestory.record;

import java.time.Instant;
import java.util.UUID;

/**
 * Where something to record comes from.
 *
 * @param source the system that told it
 * @param council the custodian of the family's record
 * @param family the family's record
 * @param receipt the inbox's receipt of the message that told it
 * @param sentAt when the source sent it; orders what different messages say of the same thing
 */
public record Origin(String source, String council, UUID family, UUID receipt, Instant sentAt) {}
