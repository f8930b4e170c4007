package onestory.authority;

/**
 * Who asks or would be sent something, and on what basis.
 *
 * @param organisationReference Organization/&lt;id&gt;
 * @param basis why it may hold anything at all
 */
public record Recipient(String organisationReference, Basis basis) {

  /** On what basis an organisation may hold a family's information. */
  public enum Basis {
    /** The council's own task: its EHM sees everything of its own families. */
    PUBLIC_TASK,
    /** Only what the family permits. */
    PERMISSION,
    /** The MASH's: its contacts, and under an override what is known of their children. */
    SAFEGUARDING
  }

  /** Whether this organisation sees everything as it is. */
  public boolean seesEverything() {
    return basis == Basis.PUBLIC_TASK;
  }
}
