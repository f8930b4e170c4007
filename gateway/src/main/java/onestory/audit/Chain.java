package onestory.audit;

/**
 * A chain that can be written on: by one transaction at a time.
 *
 * @param head null when it must be read from the database: at first, and when a commit's end is not
 *     known
 */
record Chain(String name, ChainHead head) {

  Chain at(ChainHead newHead) {
    return new Chain(name, newHead);
  }

  Chain inDoubt() {
    return new Chain(name, null);
  }
}
