package onestory.audit;

/**
 * Something that is not as it was written.
 *
 * @param chain the node and its chain, or the file of anchors
 * @param sequence the place in it
 * @param says what is wrong
 */
public record AuditFault(String chain, long sequence, String says) {

  @Override
  public String toString() {
    return "node " + chain.replace("/", " chain ") + ", sequence " + sequence + ": " + says;
  }
}
