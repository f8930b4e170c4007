package onestory.identity;

import java.util.List;

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
   * @param persons the known persons whom it may be, sorted; nobody where none may be asked about
   */
  record Conflict(String rule, String explanation, List<String> persons) implements Match {

    /** Keeps its own copy of the list. */
    public Conflict {
      persons = List.copyOf(persons);
    }

    /** One that lies in the message alone. */
    public Conflict(String rule, String explanation) {
      this(rule, explanation, List.of());
    }
  }
}
