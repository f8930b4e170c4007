package onestory.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each account proves itself with: a password and a second factor, as they are stored. */
@Component("proofsOfPeople") // "proofs" are the clients'
class Proofs {

  /** How long a password that somebody else gave serves. */
  static final Duration ONE_TIME = Duration.ofDays(3);

  /**
   * @param password argon2id; null when there is none
   */
  record Kept(UUID person, String password) {}

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Passwords passwords;
  private final PeopleKey key;
  private final Clock clock;
  private final SecondFactor secondFactor = new SecondFactor();

  Proofs(JdbcClient jdbc, Accounts accounts, Passwords passwords, PeopleKey key, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.passwords = passwords;
    this.key = key;
    this.clock = clock;
  }

  /** Who has this name and this password, and may sign in with it now. */
  public Optional<UUID> person(String name, String password) {
    var kept =
        jdbc.sql(
                """
                select id as person, password from account
                where name = ? and not disabled and issuer is null
                  and (one_time_until is null or one_time_until > ?)
                """)
            .params(Accounts.plain(name), Timestamp.from(clock.instant()))
            .query(Kept.class)
            .optional();
    var hash = kept.map(Kept::password).orElse(null);
    if (!passwords.matches(password, hash)) {
      return Optional.empty();
    }
    if (passwords.isOutdated(hash)) {
      keep(kept.get().person(), passwords.kept(password));
    }
    return kept.map(Kept::person);
  }

  public boolean isPassword(UUID person, String password) {
    var kept =
        jdbc.sql("select id as person, password from account where id = ?")
            .param(person)
            .query(Kept.class)
            .single();
    return passwords.matches(password, kept.password());
  }

  /** A password of their own choice; their other sessions end. */
  @Transactional
  public void choose(UUID person, String password) {
    keep(person, passwords.kept(password));
    jdbc.sql("update account set one_time_until = null where id = ?").param(person).update();
    accounts.changed(person);
  }

  /** A password given by somebody else, to be changed at the next sign-in. */
  @Transactional
  public void give(UUID person, String password) {
    keep(person, passwords.kept(password));
    jdbc.sql("update account set one_time_until = ? where id = ?")
        .params(Timestamp.from(clock.instant().plus(ONE_TIME)), person)
        .update();
    accounts.changed(person);
  }

  private void keep(UUID person, String hash) {
    jdbc.sql("update account set password = ? where id = ?").params(hash, person).update();
  }

  /** The secret that an app is being enrolled with: the same until it is confirmed. */
  @Transactional
  public String offer(UUID person) {
    var offered = closed("totp_offered", person);
    if (offered.isPresent()) {
      return key.open(person, offered.get());
    }
    var secret = secondFactor.newSecret();
    jdbc.sql("update account set totp_offered = ? where id = ?")
        .params(key.close(person, secret), person)
        .update();
    return secret;
  }

  /**
   * Takes the offered secret as the second factor, if the app shows its code, and ends whatever
   * sign-in is half-way: one that is there is replaced by nobody who has not shown it.
   */
  @Transactional
  public boolean confirm(UUID person, String code) {
    var offered = closed("totp_offered", person);
    if (offered.isEmpty()) {
      return false;
    }
    var secret = key.open(person, offered.get());
    var interval = secondFactor.interval(secret, code, clock.instant(), null);
    boolean taken =
        interval.isPresent()
            && jdbc.sql(
                        """
                        update account set totp = totp_offered, totp_offered = null, totp_step = ?
                        where id = ? and totp is null
                        """)
                    .params(interval.getAsLong(), person)
                    .update()
                == 1;
    if (taken) {
      accounts.changed(person);
    }
    return taken;
  }

  /** Whether it is the app's code; it won't be once more, at no gateway. */
  @Transactional
  public boolean isCode(UUID person, String code) {
    var kept = closed("totp", person);
    if (kept.isEmpty()) {
      return false;
    }
    var interval = secondFactor.interval(key.open(person, kept.get()), code, clock.instant(), null);
    return interval.isPresent()
        && jdbc.sql(
                    "update account set totp_step = :at where id = :person and (totp_step is null or totp_step < :at)")
                .param("at", interval.getAsLong())
                .param("person", person)
                .update()
            == 1;
  }

  /** Forgets the second factor: another is enrolled at the next sign-in. */
  @Transactional
  public void forgetSecondFactor(UUID person) {
    jdbc.sql("update account set totp = null, totp_offered = null, totp_step = null where id = ?")
        .param(person)
        .update();
    jdbc.sql("delete from account_recovery_code where account = ?").param(person).update();
    accounts.changed(person);
  }

  private Optional<String> closed(String column, UUID person) {
    return jdbc.sql("select " + column + " from account where id = ?")
        .param(person)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single();
  }
}
