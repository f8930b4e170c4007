package onestory.record;

/** What a person asks for can't be done as things stand; nothing was changed. */
public final class NotNow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String rule;

  /**
   * @param rule such as identity/closed
   * @param says what stands in the way; holds no name, number or date
   */
  public NotNow(String rule, String says) {
    super(says, null, false, false);
    this.rule = rule;
  }

  public String rule() {
    return rule;
  }
}
