package onestory.console;

/** What was asked for is no stop that can be placed; nothing was changed. */
final class NotAStop extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String at;
  private final String remedy;

  /**
   * @param rule such as stop/unknown-organisation
   * @param at which part of the request
   * @param says what is wrong; repeats nothing of the request
   */
  NotAStop(String rule, String at, String says, String remedy) {
    super(says, null, false, false);
    this.rule = rule;
    this.at = at;
    this.remedy = remedy;
  }

  String rule() {
    return rule;
  }

  String at() {
    return at;
  }

  String remedy() {
    return remedy;
  }
}
