package onestory.soap;

/** The proofs of senders that were taken already: no message counts twice, on whatever node. */
interface SeenProofs {

  /**
   * Remembers the proof for longer than it stays fresh.
   *
   * @param proof what is different in every message of an honest sender
   * @return whether it was not seen before
   */
  boolean isNew(String proof);
}
