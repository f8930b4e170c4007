package onestory.exchange;

import java.util.Optional;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.work.NotYet;
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
  private final Outcomes outcomes;
  private final PartnerPauses pauses;
  private final StepStore steps;
  private final TransactionTemplate transaction;

  BringIntoStep(
      Directory directory,
      Claims claims,
      PartnerRoutes routes,
      Outcomes outcomes,
      PartnerPauses pauses,
      StepStore steps,
      TransactionTemplate transaction) {
    this.directory = directory;
    this.claims = claims;
    this.routes = routes;
    this.outcomes = outcomes;
    this.pauses = pauses;
    this.steps = steps;
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
    boolean more = true;
    while (more) {
      notWhilePaused(organisation, step);
      var claim = transaction.execute(status -> claims.claim(organisation, step.family()));
      more = claim != null && send(organisation, claim);
    }
  }

  /** Nothing is claimed meanwhile: it is decided when it goes, not when it begins to wait. */
  private void notWhilePaused(Organisation organisation, StepKey step) {
    pauses
        .of(organisation.partner().id())
        .ifPresent(
            pause -> {
              steps.paused(step.organisation(), step.family(), "PAUSED: " + pause.reason());
              throw new NotYet(Optional.ofNullable(pause.until()));
            });
  }

  /** Answers whether there is more to send. */
  private boolean send(Organisation organisation, Claim claim) {
    var delivery = claim.delivery();
    if (claims.overtaken(claim)) {
      outcomes.overtaken(claim);
      return true;
    }
    try {
      var answer = route(organisation).deliver(delivery);
      outcomes.delivered(claim, answer);
    } catch (DeliveryFailed failed) {
      LOG.warn(
          "delivery {} to {}: {}: {}",
          delivery.id(),
          organisation.partner().id(),
          failed.failure(),
          failed.getMessage());
      outcomes.failed(claim, failed);
      switch (failed.failure()) {
        case THROTTLED, CREDENTIALS ->
            notWhilePaused(organisation, new StepKey(organisation.reference(), delivery.family()));
        case NOT_SENT, AMBIGUOUS -> throw new TryAgain();
        default -> {
          return false; // a person must look
        }
      }
      return true;
    }
    LOG.info("delivery {} to {}: in step", delivery.id(), organisation.partner().id());
    return claim.more();
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
}
