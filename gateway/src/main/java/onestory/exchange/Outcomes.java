package onestory.exchange;

import java.util.Optional;
import onestory.audit.AuditOutcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down how a delivery ended, each in one transaction. */
@Component
final class Outcomes {

  private final HoldingStore holdings;
  private final DeliveryStore deliveries;
  private final RecallStore recalls;
  private final RecallAudit audit;
  private final ClaimAudit claims;
  private final StepStore steps;
  private final PartnerPauses pauses;
  private final TransactionTemplate transaction;

  Outcomes(
      HoldingStore holdings,
      DeliveryStore deliveries,
      RecallStore recalls,
      RecallAudit audit,
      ClaimAudit claims,
      StepStore steps,
      PartnerPauses pauses,
      TransactionTemplate transaction) {
    this.holdings = holdings;
    this.deliveries = deliveries;
    this.recalls = recalls;
    this.audit = audit;
    this.claims = claims;
    this.steps = steps;
    this.pauses = pauses;
    this.transaction = transaction;
  }

  /** Nothing was sent: the record changed after it had been decided. */
  void overtaken(Claim claim) {
    transaction.executeWithoutResult(
        status -> {
          deliveries.ended(claim.delivery().id(), "overtaken", null);
          claims.ended(claim.delivery(), AuditOutcome.SUCCESS, "overtaken");
        });
  }

  /**
   * The partner took it.
   *
   * @param said what it answered to a recall, where it said more than that it took it
   */
  void delivered(Claim claim, Optional<RecallAnswer> said) {
    transaction.executeWithoutResult(
        status -> {
          var delivery = claim.delivery();
          var recall = delivery.recall();
          var answer =
              recall.map(asked -> said.orElse(RecallAnswer.ofSuccess(asked.way()))).orElse(null);
          if (answer == RecallAnswer.REFUSED) {
            refused(claim, "it answered that it refuses");
            return;
          }
          var organisation = delivery.organisation().reference();
          recall.ifPresent(asked -> answered(asked, delivery, answer, null));
          holdings.hold(organisation, delivery.family(), claim.newlyHeld());
          if (answer == null || answer == RecallAnswer.REMOVED) {
            holdings.forget(organisation, delivery.family(), claim.removed());
          } else {
            holdings.recalled(organisation, delivery.family(), claim.removed(), answer);
          }
          deliveries.ended(delivery.id(), "delivered", null);
          claims.ended(delivery, AuditOutcome.SUCCESS, "delivered");
          if (!claim.more()) {
            steps.inStep(organisation, delivery.family(), claim.epoch());
          }
        });
  }

  /** The partner did not take it, or is not known to have taken it. */
  void failed(Claim claim, DeliveryFailed failed) {
    var failure = failed.failure() + ": " + failed.getMessage();
    transaction.executeWithoutResult(
        status -> {
          if (!failed.failure().passing()) {
            refused(claim, failure);
            return;
          }
          var delivery = claim.delivery();
          var organisation = delivery.organisation().reference();
          deliveries.ended(delivery.id(), "failed", failure);
          claims.ended(delivery, AuditOutcome.REFUSED, "failed");
          delivery
              .recall()
              .ifPresent(asked -> recalls.answered(asked.id(), RecallAnswer.UNREACHABLE, failure));
          if (failed.failure().pausesPartner()) {
            pauses.pause(delivery.organisation().partner().id(), failed);
            steps.paused(organisation, delivery.family(), failure);
          } else {
            steps.retrying(organisation, delivery.family(), failure);
          }
        });
  }

  /** What it was asked to give up it still holds, and it stands so until a person has looked. */
  private void refused(Claim claim, String failure) {
    var delivery = claim.delivery();
    deliveries.ended(delivery.id(), "refused", failure);
    claims.ended(delivery, AuditOutcome.FAILED, "refused");
    delivery.recall().ifPresent(asked -> answered(asked, delivery, RecallAnswer.REFUSED, failure));
    steps.held(delivery.organisation().reference(), delivery.family(), failure);
  }

  private void answered(Recall asked, Delivery delivery, RecallAnswer answer, String failure) {
    recalls.answered(asked.id(), answer, failure);
    audit.answered(asked, delivery, answer);
  }
}
