package onestory.record;

import java.util.function.BooleanSupplier;

/**
 * A message that is tried before it is taken.
 *
 * @param kind what it is, such as {@code tafMeeting}
 * @param settled whether all that was told of the family before is recorded; asked only where it
 *     counts
 */
public record Attempt(String kind, BooleanSupplier settled) {}
