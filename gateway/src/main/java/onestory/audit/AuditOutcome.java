package onestory.audit;

/** How it ended (https://hl7.org/fhir/R4/valueset-audit-event-outcome.html). */
public enum AuditOutcome {
  /** It was done, or permitted. */
  SUCCESS("0"),
  /** It was refused or denied: whoever asked may ask otherwise, or again later. */
  REFUSED("4"),
  /** It failed, or was denied in a way that a person should look at. */
  FAILED("8"),
  /** The gateway itself is at fault, or its records are. */
  BROKEN("12");

  private final String code;

  AuditOutcome(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
