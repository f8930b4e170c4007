package onestory.retention;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A family whose record is due to be erased.
 *
 * @param kind episode, refused, contact
 * @param closed when it closed
 * @param due from when it is due
 */
public record DueFamily(
    UUID family, String council, String kind, LocalDate closed, LocalDate due) {}
