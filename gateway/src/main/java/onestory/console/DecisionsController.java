package onestory.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.exchange.Decided;
import onestory.exchange.DecisionReplay;
import onestory.exchange.DryRun;
import onestory.exchange.Replayed;
import onestory.problem.Unanswerable;
import onestory.security.CurrentAsker;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Why an organisation may hold something, for the engineer: a dry run, and a past delivery's
 * decisions made again. Both write an audit record and nothing else.
 */
@RestController
@RequestMapping("/operations")
class DecisionsController {

  private final DryRun dryRun;
  private final DecisionReplay replay;
  private final KnownOrganisation directory;
  private final CurrentAsker asker;
  private final AuditTrail audit;

  DecisionsController(
      DryRun dryRun,
      DecisionReplay replay,
      KnownOrganisation directory,
      CurrentAsker asker,
      AuditTrail audit) {
    this.dryRun = dryRun;
    this.replay = replay;
    this.directory = directory;
    this.asker = asker;
    this.audit = audit;
  }

  /**
   * May this organisation see this family, or one resource of it, and why.
   *
   * @param organisation its code, as in its partner's file
   * @param at a moment; now when none is given
   */
  @GetMapping("/decide")
  Decided decide(
      @RequestParam String organisation,
      @RequestParam UUID family,
      @RequestParam Optional<String> resource,
      @RequestParam Optional<Instant> at) {
    var known = directory.of(organisation);
    var decided =
        dryRun.decide(known, family, resource, at).orElseThrow(DecisionsController::nothing);
    record(
        "decide", new AuditEntity(AuditEntity.Role.RESOURCE, known.reference()), family.toString());
    return decided;
  }

  /** A past delivery's decisions, made again from what is stored, and compared. */
  @GetMapping("/deliveries/{id}/replay-decision")
  Replayed replay(@PathVariable UUID id) {
    var replayed =
        replay
            .of(id)
            .orElseThrow(
                () ->
                    Unanswerable.unknown(
                        "id",
                        "No delivery has this id.",
                        "Take it from GET /operations/deliveries."));
    record(
        "replay-decision",
        new AuditEntity(AuditEntity.Role.DELIVERY, id.toString()),
        replayed.family().toString());
    return replayed;
  }

  private static Unanswerable nothing() {
    return Unanswerable.unknown(
        "family",
        "No family is recorded under this id, or it has no such resource.",
        "Take both ids from GET /operations/deliveries: family, and Type/id in decisions.");
  }

  private void record(String operation, AuditEntity on, String family) {
    var who = asker.get();
    audit.recordApart(
        AuditEntry.of(
                AuditKind.FHIR_OPERATION, AuditAgent.client(who.clientId(), who.organisation()))
            .with(List.of(on, new AuditEntity(AuditEntity.Role.JOB, family)))
            .under(operation));
  }
}
