package onestory.exchange;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of deliveries: what was sent to whom, beside the decisions it was sent under. */
@Component
final class DeliveryStore {

  private final JdbcClient jdbc;
  private final FhirContext fhir;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  DeliveryStore(JdbcClient jdbc, FhirContext fhir, Clock clock) {
    this.jdbc = jdbc;
    this.fhir = fhir;
    this.clock = clock;
  }

  /**
   * Written before the first byte is sent: an attempt that a crash cut off is known to have begun.
   */
  void sending(Delivery delivery, long epoch, ViewedFamily viewed) {
    var view = viewed.view();
    jdbc.sql(
            """
            insert into delivery (id, organisation, partner, family, epoch, state, policy_version, lawful_basis, bundle,
              decisions, basis, started_at, recall)
            values (?, ?, ?, ?, ?, 'sending', ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?)
            """)
        .params(
            delivery.id(),
            delivery.organisation().reference(),
            delivery.organisation().partner().id(),
            delivery.family(),
            epoch,
            view.policyVersion(),
            delivery.organisation().lawfulBasis().articles(),
            fhir.newJsonParser().encodeResourceToString(delivery.bundle()),
            text(Map.of("held", view.decisions(), "withheld", view.withheld())),
            text(viewed.basis()),
            Timestamp.from(clock.instant()),
            delivery.recall().map(Recall::id).orElse(null))
        .update();
  }

  void ended(UUID delivery, String state, String failure) {
    jdbc.sql("update delivery set state = ?, failure = ?, ended_at = ? where id = ?")
        .params(state, failure, Timestamp.from(clock.instant()), delivery)
        .update();
  }

  private String text(Object values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // values only: they can always be written
    }
  }
}
