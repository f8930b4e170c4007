package onestory.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.record.Stop;
import onestory.record.Stops;
import onestory.record.Stops.Placing;
import onestory.record.Stops.Terms;
import onestory.security.CurrentAgent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What persons do about hard stops: each one transaction, audited in it. */
@Service
class StopActs {

  private final Stops stops;
  private final AuditTrail audit;
  private final CurrentAgent agent;

  StopActs(Stops stops, AuditTrail audit, CurrentAgent agent) {
    this.stops = stops;
    this.audit = audit;
    this.agent = agent;
  }

  @Transactional
  Optional<Placing> place(UUID family, UUID child, Terms terms) {
    var placing = stops.place(family, child, terms, who());
    placing.ifPresent(placed -> audited(AuditKind.STOP_PLACED, placed.stop()));
    return placing;
  }

  @Transactional
  Optional<Stop> askToLift(UUID stop, String why) {
    return audited(AuditKind.STOP_LIFT_ASKED, stops.askToLift(stop, why, who()));
  }

  @Transactional
  Optional<Stop> lift(UUID stop) {
    return audited(AuditKind.STOP_LIFTED, stops.lift(stop, who()));
  }

  @Transactional
  Optional<Stop> refuseToLift(UUID stop) {
    return audited(AuditKind.STOP_LIFT_REFUSED, stops.refuseToLift(stop));
  }

  private Optional<Stop> audited(AuditKind kind, Optional<Stop> stop) {
    stop.ifPresent(of -> audited(kind, of));
    return stop;
  }

  private void audited(AuditKind kind, Stop stop) {
    audit.record(
        AuditEntry.of(kind, agent.get())
            .about(stop.child().map(UUID::toString).map(List::of).orElse(List.of()))
            .with(List.of(AuditEntity.authority("Flag/" + stop.id())))
            .with(stop.organisations().stream().map(AuditEntity::resource).toList())
            .under("stop/" + stop.kind()));
  }

  private String who() {
    return agent.get().id();
  }
}
