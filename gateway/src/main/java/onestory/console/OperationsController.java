package onestory.console;

import java.util.List;
import java.util.UUID;
import onestory.councils.Directory;
import onestory.exchange.Holding;
import onestory.exchange.HoldingStore;
import onestory.problem.Unanswerable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Flows and states for the engineer; ids, codes and rules, never what a family said. */
@RestController
@RequestMapping("/operations")
class OperationsController {

  private final MessageStore messages;
  private final DeliveryReport deliveries;
  private final StepReport steps;
  private final HoldingStore holdings;
  private final Directory directory;
  private final OwnCouncil council;

  OperationsController(
      MessageStore messages,
      DeliveryReport deliveries,
      StepReport steps,
      HoldingStore holdings,
      Directory directory,
      OwnCouncil council) {
    this.messages = messages;
    this.deliveries = deliveries;
    this.steps = steps;
    this.holdings = holdings;
    this.directory = directory;
    this.council = council;
  }

  /** One message, by its receipt. */
  @GetMapping("/messages/{receipt}")
  MessageStatus message(@PathVariable UUID receipt) {
    return messages
        .byReceipt(receipt)
        .filter(message -> council.isToldBy(message.source()))
        .orElseThrow(
            () ->
                Unanswerable.unknown(
                    "receipt",
                    "No message has this receipt.",
                    "Take it from the answer to the message, or from GET"
                        + " /operations/messages?state=held."));
  }

  /** Messages in a state, newest first. */
  @GetMapping("/messages")
  List<MessageStatus> messages(@RequestParam String state) {
    return messages.inState(
        Unanswerable.oneOf("state", MessageStore.STATES, state), council.sources());
  }

  /** The newest deliveries, with the decisions that stand beside each. */
  @GetMapping("/deliveries")
  List<DeliveryReport.Row> deliveries(@RequestParam(required = false) String state) {
    return deliveries.newest(
        state == null ? null : Unanswerable.oneOf("state", DeliveryReport.STATES, state),
        council.partners());
  }

  /**
   * How many organisations' shares are in each state, and how many messages are not yet processed.
   */
  @GetMapping("/step")
  StepCounts step() {
    return steps.counts();
  }

  /** What an organisation holds, by its code. */
  @GetMapping("/holdings")
  List<Holding> holdings(@RequestParam String organisation) {
    return directory.organisations().stream()
        .filter(known -> known.identifier().value().equals(organisation) && council.has(known))
        .findFirst()
        .map(known -> holdings.of(known.reference()))
        .orElseThrow(KnownOrganisation::unknown);
  }
}
