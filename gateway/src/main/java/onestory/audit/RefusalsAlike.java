package onestory.audit;

import java.util.List;

/**
 * Refusals that are told apart by nothing that matters: from one address, of one kind, by one rule,
 * of one client where one is named.
 *
 * @param address where they came from; null when from several
 * @param things what they were about, such as an account; how exactly they asked is left out, since
 *     a caller could make that another each time
 */
record RefusalsAlike(
    String address,
    AuditKind kind,
    AuditOutcome outcome,
    AuditAgent agent,
    String rule,
    List<AuditEntity> things) {

  static RefusalsAlike of(AuditEntry refusal, String address) {
    return new RefusalsAlike(
        address,
        refusal.kind(),
        refusal.outcome(),
        refusal.agent(),
        refusal.rule(),
        refusal.entities().stream()
            .filter(entity -> entity.role() != AuditEntity.Role.QUERY)
            .toList());
  }

  /** What stands for all of this kind once there are too many to be told apart. */
  RefusalsAlike various() {
    return new RefusalsAlike(
        null, kind, AuditOutcome.REFUSED, AuditAgent.stranger(), "various", List.of());
  }

  /** Whether whoever asked had proven who they are: then they are few. */
  boolean isProven() {
    return agent.kind() != AuditAgent.Kind.STRANGER && kind != AuditKind.AUTHENTICATION_FAILED;
  }

  /** One event for so many that were not recorded one by one. */
  AuditEntry entry(long more) {
    return AuditEntry.of(kind, agent)
        .with(things)
        .ended(outcome, rule + "; and " + more + " more like it");
  }
}
