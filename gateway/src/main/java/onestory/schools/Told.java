package onestory.schools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A row that is to be kept.
 *
 * @param id the school's own id of it, with its period where it has one
 * @param familyKey of the family that it belongs to
 * @param changed when the school last changed it
 * @param content the message without its header: what is hashed
 */
record Told(String id, String familyKey, Instant changed, ObjectNode content) {}
