package onestory.record;

import java.util.Map;
import java.util.Set;

/**
 * What is already recorded of the things that a message speaks of.
 *
 * @param current in the family's own record, or in the directory
 * @param elsewhere what other families of the same council have a record of
 */
record Known(Map<Key, Stored> current, Set<Key> elsewhere) {}
