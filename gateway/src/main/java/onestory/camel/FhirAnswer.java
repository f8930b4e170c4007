package onestory.camel;

import java.util.Optional;
import onestory.exchange.AnswerUnusable;
import onestory.exchange.RecallAnswer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * A FHIR partner's answer to a transaction: only one success for each entry, at the very place that
 * was asked for, means that it was taken.
 */
@Component("fhirAnswer")
final class FhirAnswer implements Processor {

  @Override
  public void process(Exchange exchange) throws AnswerUnusable {
    var sent = exchange.getProperty(OutboxConsumer.SENT, Bundle.class);
    if (!(exchange.getMessage().getBody() instanceof Bundle answer)
        || answer.getType() != Bundle.BundleType.TRANSACTIONRESPONSE
        || answer.getEntry().size() != sent.getEntry().size()) {
      throw new AnswerUnusable("no answer to this transaction");
    }
    for (int i = 0; i < sent.getEntry().size(); i++) {
      check(sent.getEntry().get(i), answer.getEntry().get(i), exchange);
    }
    recall(answer).ifPresent(said -> exchange.setProperty(OutboxConsumer.RECALL_ANSWER, said));
  }

  private static void check(
      BundleEntryComponent asked, BundleEntryComponent answered, Exchange exchange)
      throws AnswerUnusable {
    var status = answered.getResponse().getStatus();
    if (status == null || !status.startsWith("2")) {
      throw new AnswerUnusable("an entry without success");
    }
    var location = answered.getResponse().getLocation();
    OwnHost.require(location, exchange);
    if (location != null && !isAt(asked.getRequest().getUrl(), location)) {
      throw new AnswerUnusable("an entry at another place");
    }
    if (answered.hasResource()
        && asked.hasResource()
        && !answered.getResource().fhirType().equals("OperationOutcome")
        && !answered
            .getResource()
            .getIdElement()
            .getIdPart()
            .equals(asked.getResource().getIdElement().getIdPart())) {
      throw new AnswerUnusable("an entry with another resource");
    }
  }

  private static boolean isAt(String key, String location) {
    var plain = location.replaceFirst("/_history/[^/]*$", "");
    return plain.equals(key) || plain.endsWith("/" + key);
  }

  private static Optional<RecallAnswer> recall(Bundle answer) {
    return answer.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Task.class::isInstance)
        .map(task -> ((Task) task).getStatus())
        .filter(status -> status != null)
        .findFirst()
        .map(
            status ->
                switch (status) {
                  case COMPLETED -> RecallAnswer.RESTRICTED;
                  case REJECTED, FAILED, CANCELLED -> RecallAnswer.REFUSED;
                  default -> RecallAnswer.ACKNOWLEDGED;
                });
  }
}
