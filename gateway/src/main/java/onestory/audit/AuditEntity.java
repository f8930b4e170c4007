package onestory.audit;

/**
 * What it was done with.
 *
 * @param role what {@code reference} names
 * @param reference {@code Type/id}, {@code Type/id/_history/n}, or an id or code of the gateway's
 *     own (a receipt, a delivery, a setting's name); never words of a family
 */
public record AuditEntity(Role role, String reference) {

  /** What an entity is in the event. */
  public enum Role {
    /** A resource of the record. */
    RESOURCE,
    /** The consent, notice or override that a decision rested on. */
    AUTHORITY,
    /** A message, by its receipt. */
    MESSAGE,
    /** A delivery, by its id. */
    DELIVERY,
    /** A search or operation, in its own words without values that may hold family words. */
    QUERY,
    /** A setting, rule set, key or file of the gateway, by its name or fingerprint. */
    SETTING,
    /** An account, role or client that something was done to. */
    ACCOUNT,
    /** A token or assertion, by its id (jti). */
    TOKEN,
    /** A job, family or piece of work, by its id. */
    JOB
  }

  /** A resource of the record. */
  public static AuditEntity resource(String reference) {
    return new AuditEntity(Role.RESOURCE, reference);
  }

  /** What a decision rested on. */
  public static AuditEntity authority(String reference) {
    return new AuditEntity(Role.AUTHORITY, reference);
  }
}
