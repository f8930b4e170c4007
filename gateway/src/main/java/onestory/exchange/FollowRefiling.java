package onestory.exchange;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import onestory.record.Key;
import onestory.record.NotNow;
import onestory.record.RefilingListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What organisations hold goes with the resources from one family's record to another: the next
 * difference then says what is to be recalled, and nothing is recalled by mistake.
 */
@Component
final class FollowRefiling implements RefilingListener {

  /** Longer than any attempt may take: what began before was cut off by a crash. */
  private static final Duration ON_THE_WIRE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final Clock clock;

  FollowRefiling(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An attempt on the wire would be settled for the wrong family. */
  @Override
  public void aboutToRefile(Collection<UUID> families) {
    var ids = families.toArray(UUID[]::new);
    // no attempt is claimed without this lock, which is kept until the end
    jdbc.sql("select id from family where id = any(?) order by id for update")
        .param(ids)
        .query(UUID.class)
        .list();
    boolean sending =
        jdbc.sql(
                """
                select exists (select 1 from delivery
                  where family = any(?) and state = 'sending' and started_at > ?)
                """)
            .params(ids, Timestamp.from(clock.instant().minus(ON_THE_WIRE)))
            .query(Boolean.class)
            .single();
    if (sending) {
      throw new NotNow(
          "identity/on-the-wire", "Something is being delivered of them; try again in a moment.");
    }
  }

  @Override
  public void refiled(UUID from, UUID to, Collection<Key> keys) {
    var types = keys.stream().map(Key::type).toArray(String[]::new);
    var ids = keys.stream().map(Key::id).toArray(UUID[]::new);
    jdbc.sql(
            """
            with gone as (
              delete from holding using unnest(?::text[], ?::uuid[]) as moved(type, id)
              where holding.type = moved.type and holding.id = moved.id and family = ?
              returning holding.*)
            insert into holding (organisation, family, type, id, version, hash, authority, since)
            select organisation, ?, type, id, version, hash, authority, since from gone
            on conflict do nothing
            """)
        .params(types, ids, from, to)
        .update();
    jdbc.sql(
            """
            insert into step (organisation, family, state, wanted, epoch, changed_at)
            select organisation, ?, 'waiting', 0, 0, ? from step where family = ?
            on conflict do nothing
            """)
        .params(to, Timestamp.from(clock.instant()), from)
        .update();
  }
}
