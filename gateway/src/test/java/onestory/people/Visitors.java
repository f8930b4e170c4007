package onestory.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import onestory.Partners;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes people with accounts at the running gateway, each another than those of other tests. */
final class Visitors {

  static final String PASSWORD = "teapot lorry violin";
  static final String FENBANK = "https://fhir.hl7.org.uk/Id/urn-school-number|900101";
  static final String MASH = "https://onestory.example/fhir/Id/partner|MASH-P";
  static final String COUNCIL = "https://onestory.example/fhir/Id/dfe-la-code|874";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Administration administration;
  private final Accounts accounts;
  private final Proofs proofs;
  private final Clock clock;
  private final JdbcClient jdbc;
  private final Partners partners;
  private final SecondFactor app = new SecondFactor();

  Visitors(ListableBeanFactory gateway) {
    administration = gateway.getBean(Administration.class);
    accounts = gateway.getBean(Accounts.class);
    proofs = gateway.getBean(Proofs.class);
    clock = gateway.getBean(Clock.class);
    jdbc = gateway.getBean(JdbcClient.class);
    partners = gateway.getBean(Partners.class);
  }

  /** Somebody in no council's service alone. */
  Visitor with(Role... roles) {
    return in(null, null, roles);
  }

  /** Somebody with a password of their own and a second factor. */
  Visitor in(String council, String organisation, Role... roles) {
    Account account = anAccount(council, organisation, roles);
    administration.add(account, null);
    proofs.choose(account.id(), PASSWORD);
    String secret = proofs.offer(account.id());
    assertThat(proofs.confirm(account.id(), app.code(secret, clock.instant()))).isTrue();
    anew(account);
    return new Visitor(accounts.find(account.id()).orElseThrow(), PASSWORD, secret);
  }

  /** Somebody whom an administrator has just added. */
  Visitor added(Role... roles) {
    Account account = anAccount(null, null, roles);
    String password = administration.add(account, null).orElseThrow();
    return new Visitor(account, password, null);
  }

  private static Account anAccount(String council, String organisation, Role... roles) {
    return new Account(
        UUID.randomUUID(),
        "visitor-" + COUNT.incrementAndGet(),
        "Visitor",
        Set.of(roles),
        council,
        organisation,
        false,
        null,
        false,
        false,
        0);
  }

  Browser browser() {
    return new Browser(partners.gateway());
  }

  /** Signs them in, in a browser of their own. */
  Browser signedIn(Visitor visitor) {
    Browser browser = browser();
    anew(visitor.account());
    assertThat(password(browser, visitor)).isEqualTo(303);
    assertThat(secondFactor(browser, code(visitor))).isEqualTo(303);
    return browser;
  }

  int password(Browser browser, Visitor visitor) {
    return browser
        .fill(
            "/sign-in",
            "/sign-in",
            "name",
            visitor.account().name(),
            "password",
            visitor.password())
        .statusCode();
  }

  int secondFactor(Browser browser, String code) {
    return browser
        .fill("/sign-in/second-factor", "/sign-in/second-factor", "code", code)
        .statusCode();
  }

  /** What their app shows. */
  String code(Visitor visitor) {
    return code(visitor.secret());
  }

  String code(String secret) {
    return app.code(secret, clock.instant());
  }

  /** As if their last code were long ago: tests don't wait for half a minute. */
  void anew(Account account) {
    jdbc.sql("update account set totp_step = null where id = ?").param(account.id()).update();
  }
}
