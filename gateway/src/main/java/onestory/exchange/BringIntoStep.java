package onestory.exchange;

import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.work.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings one organisation into step with one family's record: works out what it may hold now,
 * compares that with what it holds, sends the difference, and records the answer. However often and
 * in whatever order it runs, the end is the same.
 */
@Component
final class BringIntoStep implements Work {

  static final String WORK = "bring-into-step";

  private static final Logger LOG = LoggerFactory.getLogger(BringIntoStep.class);

  private final Directory directory;
  private final Claims claims;
  private final PartnerRoutes routes;
  private final HoldingStore holdings;
  private final DeliveryStore deliveries;
  private final StepStore steps;
  private final ClaimAudit audit;
  private final TransactionTemplate transaction;

  BringIntoStep(
      Directory directory,
      Claims claims,
      PartnerRoutes routes,
      HoldingStore holdings,
      DeliveryStore deliveries,
      StepStore steps,
      ClaimAudit audit,
      TransactionTemplate transaction) {
    this.directory = directory;
    this.claims = claims;
    this.routes = routes;
    this.holdings = holdings;
    this.deliveries = deliveries;
    this.steps = steps;
    this.audit = audit;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return WORK;
  }

  @Override
  public void perform(String key) {
    var step = StepKey.of(key);
    var organisation = directory.organisation(step.organisation()).orElse(null);
    if (organisation == null) {
      steps.held(
          step.organisation(), step.family(), "no partner serves this organisation any more");
      return;
    }
    var claim = transaction.execute(status -> claims.claim(organisation, step.family()));
    if (claim != null) {
      send(organisation, claim);
    }
  }

  private void send(Organisation organisation, Claim claim) {
    var delivery = claim.delivery();
    try {
      route(organisation).deliver(delivery);
    } catch (DeliveryFailed failed) {
      settleFailure(claim, failed);
      return;
    }
    transaction.executeWithoutResult(
        status -> {
          holdings.hold(organisation.reference(), delivery.family(), claim.newlyHeld());
          holdings.forget(organisation.reference(), delivery.family(), claim.removed());
          deliveries.ended(delivery.id(), "delivered", null);
          audit.ended(delivery, null);
          steps.inStep(organisation.reference(), delivery.family(), claim.epoch());
        });
    LOG.info("delivery {} to {}: in step", delivery.id(), organisation.partner().id());
  }

  private PartnerRoute route(Organisation organisation) throws DeliveryFailed {
    var partner = organisation.partner().id();
    return routes
        .to(partner)
        .orElseThrow(
            () ->
                new DeliveryFailed(
                    FailureClass.NOT_SENT, "no route begins with outbox:" + partner));
  }

  private void settleFailure(Claim claim, DeliveryFailed failed) {
    var delivery = claim.delivery();
    var organisation = delivery.organisation();
    var failure = failed.failure() + ": " + failed.getMessage();
    boolean passing = failed.failure().passing();
    transaction.executeWithoutResult(
        status -> {
          deliveries.ended(delivery.id(), passing ? "failed" : "refused", failure);
          audit.ended(delivery, failed.failure());
          if (passing) {
            steps.retrying(organisation.reference(), delivery.family(), failure);
          } else {
            steps.held(organisation.reference(), delivery.family(), failure);
          }
        });
    LOG.warn("delivery {} to {}: {}", delivery.id(), organisation.partner().id(), failure);
    if (passing) {
      throw new TryAgain();
    }
  }
}
