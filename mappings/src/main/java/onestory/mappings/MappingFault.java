package onestory.mappings;

/**
 * A message that a map can't transform: a fault of the message or of the map, the same each time.
 * Carries codes and element paths, never what a family said.
 */
public final class MappingFault extends Exception {

  private final String rule;
  private final String at;
  private final String says;
  private final String remedy;

  MappingFault(String rule, String at, String says, String remedy) {
    super(rule + " at " + at + ": " + says);
    this.rule = rule;
    this.at = at;
    this.says = says;
    this.remedy = remedy;
  }

  /** Which rule was broken: unknown-code, unknown-element, not-readable or map-failed. */
  public String rule() {
    return rule;
  }

  /** The element in the source, as a FHIRPath such as {@code assessment.need[1].code}. */
  public String at() {
    return at;
  }

  /** What is wrong, in plain words. */
  public String says() {
    return says;
  }

  /** What somebody can do about it. */
  public String remedy() {
    return remedy;
  }
}
