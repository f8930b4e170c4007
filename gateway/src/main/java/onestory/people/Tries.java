package onestory.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try to sign in. Every try counts before it is looked at, so that a hundred
 * at once are a hundred; after a few that failed, each next one has to wait, longer and longer. A
 * name that no account has is counted just the same. Shared by all gateways on one database.
 */
@Component
final class Tries {

  static final int FREE_BY_NAME = 5;
  static final int FREE_BY_ADDRESS = 30;
  static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final PeopleKey key;
  private final Clock clock;

  Tries(JdbcClient jdbc, PeopleKey key, Clock clock) {
    this.jdbc = jdbc;
    this.key = key;
    this.clock = clock;
  }

  /** Counts a try; false when it comes too early. */
  boolean begin(String name, String address) {
    return count(byAddress(address), FREE_BY_ADDRESS) && count(byName(name), FREE_BY_NAME);
  }

  /** It was no failure. */
  void succeeded(String name, String address) {
    clear(byName(name));
    jdbc.sql(
            "update sign_in_try set failures = greatest(failures - 1, 0), blocked_until = null where subject = ?")
        .param(byAddress(address))
        .update();
  }

  /** Counts a try of a second factor; false when it comes too early. */
  boolean beginSecondFactor(UUID person) {
    return count(bySecondFactor(person), FREE_BY_NAME);
  }

  void secondFactorSucceeded(UUID person) {
    clear(bySecondFactor(person));
  }

  private boolean count(byte[] subject, int free) {
    var now = Timestamp.from(clock.instant());
    var old = Timestamp.from(clock.instant().minus(FORGOTTEN_AFTER));
    jdbc.sql("delete from sign_in_try where last_at < ?").param(old).update();
    return jdbc.sql(
                """
                insert into sign_in_try as tried (subject, failures, last_at) values (:subject, 1, :now)
                on conflict (subject) do update set
                  failures = tried.failures + 1,
                  last_at = :now,
                  blocked_until = case when tried.failures + 1 < :free then null
                    else cast(:now as timestamptz)
                      + least(:first * power(2, least(tried.failures + 1 - :free, 10)), :longest) * interval '1 second' end
                where tried.blocked_until is null or tried.blocked_until <= :now
                """)
            .param("subject", subject)
            .param("now", now)
            .param("free", free)
            .param("first", FIRST_WAIT.toSeconds())
            .param("longest", LONGEST_WAIT.toSeconds())
            .update()
        == 1;
  }

  private void clear(byte[] subject) {
    jdbc.sql("delete from sign_in_try where subject = ?").param(subject).update();
  }

  private byte[] byName(String name) {
    return key.sign("try by name", name.strip().toLowerCase(Locale.ROOT));
  }

  private byte[] byAddress(String address) {
    return key.sign("try by address", network(address));
  }

  private byte[] bySecondFactor(UUID person) {
    return key.sign("try of second factor", person.toString());
  }

  /** One household has a whole /64 of IPv6 addresses to try from. */
  private static String network(String address) {
    var parts = address.split(":", -1);
    return parts.length < 8 ? address : String.join(":", List.of(parts).subList(0, 4));
  }
}
