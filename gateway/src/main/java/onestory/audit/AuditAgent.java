package onestory.audit;

/**
 * Who acted.
 *
 * @param kind what {@code id} names
 * @param id the client's, person's or source system's id as the gateway knows it; never a name
 * @param organisation for whom it acted, as {@code system|value} or {@code Organization/id}; null
 *     when for nobody
 */
public record AuditAgent(Kind kind, String id, String organisation) {

  /** What an agent's id is an id of. */
  public enum Kind {
    /** A registered client, or a source system with its own credentials. */
    CLIENT,
    /** A person with an account. */
    PERSON,
    /** An organisation that is sent something, or answers. */
    RECIPIENT,
    /** The gateway itself. */
    GATEWAY,
    /** Somebody who did not prove who they are. */
    STRANGER
  }

  /** The gateway of its own accord. */
  public static AuditAgent gateway() {
    return new AuditAgent(Kind.GATEWAY, "onestory", null);
  }

  /** Somebody unknown; whatever they called themselves is not kept. */
  public static AuditAgent stranger() {
    return new AuditAgent(Kind.STRANGER, "unknown", null);
  }

  /** A system that has proven who it is. */
  public static AuditAgent client(String id, String organisation) {
    return new AuditAgent(Kind.CLIENT, id, organisation);
  }

  /** A person who has signed in. */
  public static AuditAgent person(String account, String organisation) {
    return new AuditAgent(Kind.PERSON, account, organisation);
  }

  /** A partner's system, as the receiver of what is sent for an organisation. */
  public static AuditAgent recipient(String partner, String organisation) {
    return new AuditAgent(Kind.RECIPIENT, partner, organisation);
  }
}
