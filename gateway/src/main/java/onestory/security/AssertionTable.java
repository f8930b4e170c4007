package onestory.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Used assertions in a table that all gateways share. Of an assertion's id only a hash is kept: it
 * may be any text.
 */
final class AssertionTable implements UsedAssertions {

  /** Longer than any two gateways' clocks are apart. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  AssertionTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public boolean use(String client, String id, Instant until) {
    forgetSome();
    return jdbc.sql(
                "insert into used_assertion (client, id, until) values (?, ?, ?) on conflict do nothing")
            .param(client)
            .param(hash(id))
            .param(at(until))
            .update()
        == 1;
  }

  /** A few that ran out long ago, at each use: there are never many more than were used lately. */
  private void forgetSome() {
    jdbc.sql(
            """
            delete from used_assertion where ctid in
              (select ctid from used_assertion where until < ? limit 50 for update skip locked)""")
        .param(at(clock.instant().minus(MARGIN)))
        .update();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static byte[] hash(String id) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
