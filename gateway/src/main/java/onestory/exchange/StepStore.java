package onestory.exchange;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which state each organisation's share of each family's record is; always exactly one (TRUST.md
 * 1.2).
 */
@Component
final class StepStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  StepStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** It is to be brought to this epoch of the family's record. */
  void waiting(String organisation, UUID family, long epoch) {
    jdbc.sql(
            """
            insert into step (organisation, family, state, wanted, epoch, changed_at) values (?, ?, 'waiting', ?, 0, ?)
            on conflict (organisation, family) do update set state = 'waiting', wanted = excluded.wanted,
              failure = null, changed_at = excluded.changed_at
            """)
        .params(organisation, family, epoch, now())
        .update();
  }

  /** It was brought to this epoch; if a later one is wanted by now, it still waits. */
  void inStep(String organisation, UUID family, long epoch) {
    jdbc.sql(
            """
            update step set state = case when wanted > ? then 'waiting' else 'in-step' end,
              epoch = ?, failure = null, changed_at = ?
            where organisation = ? and family = ?
            """)
        .params(epoch, epoch, now(), organisation, family)
        .update();
  }

  /** It waits for its partner, to whom nothing is sent now. */
  void paused(String organisation, UUID family, String why) {
    failed(organisation, family, "waiting", why);
  }

  void retrying(String organisation, UUID family, String failure) {
    failed(organisation, family, "retrying", failure);
  }

  void held(String organisation, UUID family, String failure) {
    failed(organisation, family, "held", failure);
  }

  private void failed(String organisation, UUID family, String state, String failure) {
    jdbc.sql(
            """
            update step set state = ?, failure = ?, changed_at = ? where organisation = ? and family = ?
            """)
        .params(state, failure, now(), organisation, family)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
