package onestory.inbox;

import java.util.List;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditOutcome;
import onestory.audit.AuditTrail;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import onestory.work.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Processes what waits for one family, one message at a time, in order of arrival. A message at
 * fault is held and does not stand in the way of the next; a passing fault leaves everything as it
 * was, to be tried again.
 */
@Component
final class FamilyInbox implements Work {

  static final String WORK = "family-inbox";

  private static final Logger LOG = LoggerFactory.getLogger(FamilyInbox.class);
  private static final int AT_ONCE = 20;

  /** The source is a configured name without a vertical bar. */
  record Key(String source, String familyKey) {

    static Key of(String text) {
      int bar = text.indexOf('|');
      return new Key(text.substring(0, bar), text.substring(bar + 1));
    }

    String text() {
      return source + "|" + familyKey;
    }
  }

  private final Inbox inbox;
  private final MessageHandlers handlers;
  private final List<HeldListener> listeners;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  FamilyInbox(
      Inbox inbox,
      MessageHandlers handlers,
      List<HeldListener> listeners,
      AuditTrail audit,
      TransactionTemplate transaction) {
    this.inbox = inbox;
    this.handlers = handlers;
    this.listeners = listeners;
    this.audit = audit;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return WORK;
  }

  @Override
  public void perform(String key) {
    var family = Key.of(key);
    var messages = inbox.accepted(family.source(), family.familyKey(), AT_ONCE);
    while (!messages.isEmpty()) {
      messages.forEach(this::process);
      messages = inbox.accepted(family.source(), family.familyKey(), AT_ONCE);
    }
  }

  private void process(KeptMessage kept) {
    try {
      transaction.executeWithoutResult(status -> takeEffect(kept));
    } catch (ProblemFound found) {
      var state = found.treatment() == Treatment.WAIT ? State.WAITING : State.HELD;
      LOG.info("message {} {}: {}", kept.receipt(), state, found.problem().rule());
      transaction.executeWithoutResult(
          status -> {
            settle(kept, state, found.problem());
            listeners.forEach(listener -> listener.held(kept, found));
          });
    } catch (TransientDataAccessException
        | RecoverableDataAccessException
        | DataAccessResourceFailureException
        | TransactionException
        | DuplicateKeyException passing) {
      throw passing; // a duplicate key: another family's message was faster; the next try sees what
      // it wrote
    } catch (RuntimeException bug) {
      LOG.error("message {} held, internal error: {}", kept.receipt(), bug.getClass().getName());
      settle(kept, State.HELD, internal());
    }
  }

  private void takeEffect(KeptMessage kept) {
    var message = kept.message();
    if (inbox.superseded(message)) {
      inbox.settle(kept.receipt(), State.SUPERSEDED, null);
      audit.record(settled(kept).under("superseded"));
      return;
    }
    handlers.of(message).orElseThrow(() -> noRoute(message)).handle(kept);
    inbox.settle(kept.receipt(), State.DONE, null);
    inbox.retryWaiting(message.source(), message.familyKey());
  }

  private void settle(KeptMessage kept, State state, Problem why) {
    transaction.executeWithoutResult(
        status -> {
          inbox.settle(kept.receipt(), state, why);
          audit.record(settled(kept).ended(AuditOutcome.REFUSED, why.rule()));
        });
  }

  private static AuditEntry settled(KeptMessage kept) {
    return AuditEntry.of(
            AuditKind.MESSAGE_SETTLED, AuditAgent.client(kept.message().source(), null))
        .with(AuditEntity.Role.MESSAGE, kept.receipt().toString());
  }

  private static ProblemFound noRoute(Message message) {
    return new ProblemFound(
        Treatment.HOLD,
        new Problem(
            "no-route",
            "",
            "No route takes messages of kind " + message.kind() + " from " + message.source() + ".",
            "Add a route that begins with inbox:%s?kind=%s."
                .formatted(message.source(), message.kind())));
  }

  private static Problem internal() {
    return new Problem(
        "internal-error",
        "",
        "OneStory failed while it processed this message; nothing of it was recorded.",
        "Tell the maintainers the receipt id; the message is kept and can be processed again.");
  }
}
