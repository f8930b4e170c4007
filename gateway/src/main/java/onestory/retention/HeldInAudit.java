package onestory.retention;

import java.util.Set;
import java.util.TreeSet;
import onestory.audit.KeptEvents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the audit may tell of families under a legal hold: those events stay, however old. */
@Component
final class HeldInAudit implements KeptEvents {

  private static final String REFERENCES =
      """
      with held as (select held as family from legal_hold where lifted_at is null)
      select family::text from held
      union select type || '/' || id from resource join held using (family)
      union select type || '/' || id from resource_history join held using (family)
      union select d.id::text from delivery d join held using (family)
      union select r.id::text from recall r join held using (family)
      union select receipt::text from resource join held using (family) where receipt is not null
      union select receipt::text from resource_history join held using (family) where receipt is not null
      union select m.receipt::text from inbox_message m
        join family_key k on k.key = m.family_key join held on held.family = k.family
      """;

  private final JdbcClient jdbc;

  HeldInAudit(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> references() {
    return new TreeSet<>(jdbc.sql(REFERENCES).query(String.class).list());
  }
}
