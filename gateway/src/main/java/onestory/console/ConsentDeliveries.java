package onestory.console;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was delivered on the strength of a consent, such as one that was recorded for the wrong
 * child (TRUST 4.46): to whom, of what, and whether they hold it still.
 */
@Component
final class ConsentDeliveries {

  /**
   * One resource in one delivery.
   *
   * @param version which version of the consent it rested on
   * @param resource Type/id
   * @param stillHeld whether the organisation holds it now
   */
  record Row(
      UUID delivery,
      String organisation,
      UUID family,
      String startedAt,
      String version,
      String resource,
      boolean stillHeld) {}

  private final JdbcClient jdbc;

  ConsentDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Oldest first. */
  List<Row> of(UUID consent, Optional<Integer> version) {
    var wanted = "Consent/" + consent + version.map(v -> "/_history/" + v).orElse("/_history/%");
    return jdbc.sql(
            """
            select d.id, d.organisation, d.family, d.started_at, counted.value, held.key,
              exists (select 1 from holding h where h.organisation = d.organisation
                and h.type || '/' || h.id = held.key)
            from delivery d, jsonb_each(d.decisions->'held') as held,
              jsonb_array_elements_text(held.value->'consents') as counted
            where d.state = 'delivered' and counted.value like ?
              and d.family in (select family from resource where type = 'Consent' and id = ?)
            order by d.started_at, d.id, held.key limit 2000
            """)
        .params(wanted, consent)
        .query(
            (row, n) ->
                new Row(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, UUID.class),
                    instant(row.getTimestamp(4)),
                    row.getString(5),
                    row.getString(6),
                    row.getBoolean(7)))
        .list();
  }

  private static String instant(Timestamp at) {
    return at.toInstant().toString();
  }
}
