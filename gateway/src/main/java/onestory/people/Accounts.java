package onestory.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts, as they are stored. Whatever changes what somebody may do ends their sessions. */
@Component
class Accounts {

  private static final String COLUMNS =
      """
      select *, totp is not null as enrolled,
        array(select role from account_role where account_role.account = account.id) as roles
      from account
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Account> find(UUID id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Accounts::account).optional();
  }

  public Optional<Account> named(String name) {
    return jdbc.sql(COLUMNS + "where name = ?")
        .param(plain(name))
        .query(Accounts::account)
        .optional();
  }

  public Optional<Account> ofProvider(String issuer, String subject) {
    return jdbc.sql(COLUMNS + "where issuer = ? and subject = ?")
        .params(issuer, subject)
        .query(Accounts::account)
        .optional();
  }

  /** Everybody's, or those of one council. */
  public List<Account> within(String council) {
    return jdbc.sql(COLUMNS + "where ?::text is null or council = ? order by name")
        .params(council, council)
        .query(Accounts::account)
        .list();
  }

  public boolean hasAdministrator() {
    return jdbc.sql(
            """
            select exists (select from account join account_role on account_role.account = account.id
              where role = 'administrator' and not disabled)
            """)
        .query(Boolean.class)
        .single();
  }

  /** Keeps a new account without a way in; false when the name is taken. */
  @Transactional
  public boolean add(Account account, String issuer, String subject) {
    var now = Timestamp.from(clock.instant());
    var added =
        jdbc.sql(
                """
                insert into account (id, name, shown_as, council, organisation, issuer, subject, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(account.id(), account.name(), account.shownAs(), account.council())
            .params(account.organisation(), issuer, subject, now, now)
            .update();
    if (added == 1) {
      putRoles(account.id(), account.roles());
    }
    return added == 1;
  }

  /** Changes what somebody may do, and for whom. */
  @Transactional
  public void allow(UUID id, Set<Role> roles, String council, String organisation) {
    jdbc.sql("update account set council = ?, organisation = ? where id = ?")
        .params(council, organisation, id)
        .update();
    jdbc.sql("delete from account_role where account = ?").param(id).update();
    putRoles(id, roles);
    changed(id);
  }

  @Transactional
  public void disable(UUID id, boolean disabled) {
    jdbc.sql("update account set disabled = ? where id = ?").params(disabled, id).update();
    changed(id);
  }

  /** Ends every session of theirs: each is of an older version now. */
  @Transactional
  public void changed(UUID id) {
    jdbc.sql("update account set version = version + 1, changed_at = ? where id = ?")
        .params(Timestamp.from(clock.instant()), id)
        .update();
  }

  private void putRoles(UUID id, Set<Role> roles) {
    roles.forEach(
        role ->
            jdbc.sql("insert into account_role (account, role) values (?, ?)")
                .params(id, role.code())
                .update());
  }

  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  static Account account(ResultSet row, int n) throws SQLException {
    var until = row.getTimestamp("one_time_until");
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("shown_as"),
        roles(row.getArray("roles")),
        row.getString("council"),
        row.getString("organisation"),
        row.getString("issuer") != null,
        until == null ? null : until.toInstant(),
        row.getBoolean("enrolled"),
        row.getBoolean("disabled"),
        row.getInt("version"));
  }

  private static Set<Role> roles(Array codes) throws SQLException {
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream((String[]) codes.getArray()).forEach(code -> Role.of(code).ifPresent(roles::add));
    return roles;
  }
}
