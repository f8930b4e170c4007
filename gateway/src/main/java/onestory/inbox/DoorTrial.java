package onestory.inbox;

import java.util.List;
import onestory.audit.RequestGrounds;
import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a message at the door, where its council's gates refuse its kind: what time can't heal is
 * told to the sender, who is still there, instead of being kept for a person. The trial goes the
 * message's own route, in a transaction that can't write; it never stands in the way: whatever else
 * happens, the message goes its usual way.
 */
@Component
public final class DoorTrial {

  private static final Logger LOG = LoggerFactory.getLogger(DoorTrial.class);

  private final Directory directory;
  private final MessageHandlers handlers;
  private final Inbox inbox;
  private final RequestGrounds grounds;
  private final TransactionTemplate reading;

  DoorTrial(
      Directory directory,
      MessageHandlers handlers,
      Inbox inbox,
      RequestGrounds grounds,
      PlatformTransactionManager transactions) {
    this.directory = directory;
    this.handlers = handlers;
    this.inbox = inbox;
    this.grounds = grounds;
    reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    // one state for all that is read: what is recorded meanwhile must not make what was read before
    // look as if it were all there is
    reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * Lets the message through, or not.
   *
   * @throws ProblemFound refused, with the rule of the gate that it met
   */
  public void tryOut(Message message) {
    var refusing =
        directory.councilOfSource(message.source()).map(Council::gates).stream()
            .flatMap(gates -> gates.values().stream())
            .anyMatch(gate -> gate.refuses(message.kind()));
    if (refusing) {
      handlers.of(message).ifPresent(handler -> tryOut(message, handler));
    }
  }

  private void tryOut(Message message, MessageHandler handler) {
    try {
      reading.executeWithoutResult(
          status -> {
            // a repeat has its first receipt, and what is older than what is recorded no effect
            if (!inbox.isKnown(message)) {
              handler.tryOut(message, () -> inbox.isSettled(message));
            }
          });
    } catch (ProblemFound found) {
      if (found.treatment() == Treatment.REFUSE) {
        LOG.info("message of kind {} refused: {}", message.kind(), found.problem().rule());
        grounds.denied(found.problem().rule(), List.of());
        throw found;
      }
    } catch (RuntimeException fault) {
      LOG.warn("trial of a message of kind {}: {}", message.kind(), fault.getClass().getName());
    }
  }
}
