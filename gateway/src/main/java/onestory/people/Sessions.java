package onestory.people;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signed in, in the database that all gateways share. Every request looks here: a session
 * whose account was disabled or changed since is over at once.
 */
@Component
class Sessions {

  private static final int BYTES = 32;
  private static final Duration NOTED_EVERY = Duration.ofSeconds(30);
  private static final Duration HALF_WAY = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final SessionLimits limits;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sessions(JdbcClient jdbc, Accounts accounts, SessionLimits limits, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.limits = limits;
    this.clock = clock;
  }

  /** A word that nobody guesses. */
  public String newWord() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A new session in place of the one they had, if any: told in a new word. */
  @Transactional
  public String start(Account account, Stage stage, String before) {
    end(before);
    var now = clock.instant();
    jdbc.sql("delete from account_session where started_at < ?")
        .param(Timestamp.from(now.minus(limits.absolute())))
        .update();
    if (stage == Stage.ENROL) {
      enrolsAlone(account);
    }
    var word = newWord();
    jdbc.sql(
            "insert into account_session (hash, account, version, stage, started_at, used_at) values (?, ?, ?, ?, ?, ?)")
        .params(Digest.sha256(word), account.id(), account.version(), stage.code())
        .params(Timestamp.from(now), Timestamp.from(now))
        .update();
    return word;
  }

  /** Nobody else who came as far with the same password reads the secret that is offered now. */
  private void enrolsAlone(Account account) {
    jdbc.sql("delete from account_session where account = ? and stage = ?")
        .params(account.id(), Stage.ENROL.code())
        .update();
    jdbc.sql("update account set totp_offered = null where id = ?").param(account.id()).update();
  }

  /** The session of that word, if it is not over. */
  public Optional<Session> find(String word) {
    var now = clock.instant();
    var hash = Digest.sha256(word);
    var found =
        jdbc.sql(
                "select account, version, stage, started_at, used_at from account_session where hash = ?")
            .param(hash)
            .query(
                (row, n) ->
                    new Row(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        Stage.ofCode(row.getString(3)),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant()))
            .optional()
            .filter(row -> isWithinTime(row, now));
    var session =
        found.flatMap(
            row ->
                accounts
                    .find(row.person())
                    .filter(account -> !account.disabled() && account.version() == row.version())
                    .map(account -> new Session(account, row.stage())));
    if (session.isPresent() && found.get().used().isBefore(now.minus(NOTED_EVERY))) {
      jdbc.sql("update account_session set used_at = ? where hash = ?")
          .params(Timestamp.from(now), hash)
          .update();
    }
    return session;
  }

  /** Ends the session of that word, if there is one. */
  public void end(String word) {
    if (word != null) {
      jdbc.sql("delete from account_session where hash = ?").param(Digest.sha256(word)).update();
    }
  }

  private boolean isWithinTime(Row row, Instant now) {
    var longest = row.stage() == Stage.IN ? limits.absolute() : HALF_WAY;
    return now.isBefore(row.started().plus(longest))
        && now.isBefore(row.used().plus(limits.idle()));
  }

  private record Row(UUID person, int version, Stage stage, Instant started, Instant used) {}
}
