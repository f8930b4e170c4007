package onestory.exchange;

/**
 * One resource as an organisation holds it.
 *
 * @param key {@code Type/id}
 * @param version the record's version that it was made from
 * @param hash of the content as that organisation got it, or told it
 * @param authority the rule under which it may hold it
 * @param recalled null while it may hold it; else what it answered when asked to give it up:
 *     restricted or acknowledged
 */
public record Holding(String key, int version, String hash, String authority, String recalled) {

  Holding(String key, int version, String hash, String authority) {
    this(key, version, hash, authority, null);
  }
}
