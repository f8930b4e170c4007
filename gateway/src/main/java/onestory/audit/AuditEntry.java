package onestory.audit;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that happened, in ids and codes; never in words of a family. Several patients make
 * several events, since the IHE profiles tell of one patient each.
 *
 * @param recipient who gets what is disclosed; null when nobody else does
 * @param patients ids of Patient resources, without the type
 * @param purpose code of v3-ActReason (https://terminology.hl7.org/CodeSystem-v3-ActReason.html);
 *     null when none is known
 * @param rule the rule or refusal that decided, such as {@code deny/no-consent}; null when none did
 */
public record AuditEntry(
    AuditKind kind,
    AuditOutcome outcome,
    AuditAgent agent,
    AuditAgent recipient,
    List<String> patients,
    List<AuditEntity> entities,
    String purpose,
    String rule) {

  /** Lists are never absent. */
  public AuditEntry {
    patients = List.copyOf(patients);
    entities = List.copyOf(entities);
  }

  /** It succeeded. */
  public static AuditEntry of(AuditKind kind, AuditAgent agent) {
    return new AuditEntry(
        kind, AuditOutcome.SUCCESS, agent, null, List.of(), List.of(), null, null);
  }

  /** It did not succeed, by this rule. */
  public AuditEntry ended(AuditOutcome outcome, String rule) {
    return new AuditEntry(kind, outcome, agent, recipient, patients, entities, purpose, rule);
  }

  /** The rule that allowed it. */
  public AuditEntry under(String rule) {
    return ended(outcome, rule);
  }

  /** Somebody else gets it. */
  public AuditEntry to(AuditAgent recipient) {
    return new AuditEntry(kind, outcome, agent, recipient, patients, entities, purpose, rule);
  }

  /** Whom it is about. */
  public AuditEntry about(Collection<String> patients) {
    return new AuditEntry(
        kind, outcome, agent, recipient, List.copyOf(patients), entities, purpose, rule);
  }

  /** With these things, besides those there are. */
  public AuditEntry with(Collection<AuditEntity> more) {
    return new AuditEntry(
        kind,
        outcome,
        agent,
        recipient,
        patients,
        Stream.concat(entities.stream(), more.stream()).toList(),
        purpose,
        rule);
  }

  /** With this thing, besides those there are. */
  public AuditEntry with(AuditEntity.Role role, String reference) {
    return with(List.of(new AuditEntity(role, reference)));
  }

  /** For this purpose (a code of v3-ActReason). */
  public AuditEntry purpose(String code) {
    return new AuditEntry(kind, outcome, agent, recipient, patients, entities, code, rule);
  }
}
