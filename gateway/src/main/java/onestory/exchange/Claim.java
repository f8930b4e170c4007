package onestory.exchange;

import java.util.List;
import java.util.Set;

/**
 * A delivery attempt, decided and written down, before its first byte is sent.
 *
 * @param epoch the family's epoch that it brings the organisation to
 * @param newlyHeld what the organisation holds if it succeeds
 * @param removed what it no longer holds then
 * @param more whether it is to be looked at again: a recall goes alone, and first; what is
 *     undecided is shown to a person
 */
record Claim(
    Delivery delivery, long epoch, List<Holding> newlyHeld, Set<String> removed, boolean more) {}
