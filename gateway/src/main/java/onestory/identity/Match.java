package onestory.identity;

/** Who an incoming person is. */
public sealed interface Match {

  /** Nobody known has any of the identifiers. */
  record New() implements Match {}

  /**
   * Certainly this person.
   *
   * @param personId the known person's id
   */
  record Same(String personId) implements Match {}

  /**
   * The identifiers and dates don't agree: a person must decide, nothing is recorded.
   *
   * @param rule the rule that was met, such as identity/two-persons
   * @param explanation what an engineer needs to know; holds no name, number or date
   */
  record Conflict(String rule, String explanation) implements Match {}
}
