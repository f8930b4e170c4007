package onestory.fhir;

import onestory.record.Key;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two who create the same thing at the same moment do it one after the other (TRUST 7.60). */
@Component
final class IdentifierLock {

  private final JdbcClient jdbc;

  IdentifierLock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the caller's transaction ends. */
  void hold(Key key) {
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 5))) as held")
        .param(key.reference())
        .query(Integer.class)
        .single();
  }
}
