package onestory.people;

import static onestory.people.Role.ADMINISTRATOR;
import static onestory.people.Role.AUDITOR;
import static onestory.people.Role.ENGINEER;
import static onestory.people.Role.PRACTITIONER;
import static onestory.people.Role.REVIEWER;
import static onestory.people.Role.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no gateway: passwords, codes, stages, and whom operations are for. */
class PeopleRulesTest {

  private static final Instant AT = Instant.parse("2026-05-06T09:00:00Z");

  private final SecondFactor app = new SecondFactor();
  private final String secret = app.newSecret();

  @ParameterizedTest(name = "at {0} s the code is {1}")
  @CsvSource({"59,287082", "1111111109,081804", "1234567890,005924", "20000000000,353130"})
  void codesAreThoseOfRfc6238(long second, String code) {
    String known =
        new String(
            Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII)),
            StandardCharsets.US_ASCII);
    assertThat(app.code(known, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @ParameterizedTest(name = "a code of {0} s later is taken: {1}")
  @CsvSource({"-60,false", "-30,true", "0,true", "30,true", "60,false"})
  void aPhonesClockMayBeOneStepOff(long seconds, boolean taken) {
    String code = app.code(secret, AT.plusSeconds(seconds));
    assertThat(app.interval(secret, code, AT, null).isPresent()).isEqualTo(taken);
  }

  @Test
  void aCodeThatWasTakenOrIsOlderIsTakenNoMore() {
    long now = AT.getEpochSecond() / 30;
    String code = app.code(secret, AT);
    String before = app.code(secret, AT.minusSeconds(30));
    assertThat(app.interval(secret, code, AT, now - 1)).hasValue(now);
    assertThat(app.interval(secret, code, AT, now)).isEmpty();
    assertThat(app.interval(secret, before, AT, now)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elevenchars",
        "Password1234",
        "passwordpassword",
        "Peterborough2026!",
        "aaaaaaaaaaaaaa",
        "121212121212",
        "1qaz2wsx3edc4rfv",
        "my name is visitor-1"
      })
  void shortAndCommonPasswordsAreRefused(String password) {
    assertThat(new PasswordRules().fault(password, of(null, ENGINEER))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"teapot lorry violin", "onlysmallletterslong", "ein längeres Wörterspiel"})
  void nothingIsAskedAboutKindsOfCharacters(String password) {
    assertThat(new PasswordRules().fault(password, of(null, ENGINEER))).isEmpty();
  }

  @Test
  void passwordsAreKeptAsArgon2idWithWhatOwaspAsksFor() {
    Passwords passwords = new Passwords();
    String kept = passwords.kept("teapot lorry violin");
    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.matches("teapot lorry violin", kept)).isTrue();
    assertThat(passwords.matches("teapot lorry violi", kept)).isFalse();
    assertThat(passwords.matches("nobody's", null)).isFalse();
    assertThat(passwords.isOutdated(kept)).isFalse();
    assertThat(passwords.isOutdated(kept.replace("m=19456", "m=4096"))).isTrue();
  }

  @Test
  void theSameCharactersAreTheSamePasswordHoweverTheyWereTyped() {
    Passwords passwords = new Passwords();
    assertThat(
            passwords.matches("caf\u00e9 lorry violin", passwords.kept("cafe\u0301 lorry violin")))
        .isTrue();
  }

  @ParameterizedTest(name = "given: {0}, enrolled: {1}: {2}, {3}, {4}")
  @CsvSource({
    "true, false, NEW_PASSWORD, NEW_PASSWORD, ENROL",
    "false, false, ENROL, ENROL, ENROL",
    "true, true, SECOND_FACTOR, NEW_PASSWORD, IN",
    "false, true, SECOND_FACTOR, IN, IN"
  })
  void nobodyIsInWithoutASecondFactorAndAPasswordOfTheirOwn(
      boolean given, boolean enrolled, Stage password, Stage secondFactor, Stage newPassword) {
    Account account =
        new Account(
            UUID.randomUUID(),
            "a",
            "A",
            Set.of(ENGINEER),
            null,
            null,
            false,
            given ? AT : null,
            enrolled,
            false,
            0);
    assertThat(Stage.afterPassword(account)).isEqualTo(password);
    assertThat(Stage.afterSecondFactor(account)).isEqualTo(secondFactor);
    assertThat(Stage.afterNewPassword(account)).isEqualTo(newPassword);
  }

  @Test
  void halfWayInNobodyHasAnyScope() {
    for (Stage stage : Stage.values()) {
      Person person = new Person(new Session(of(null, Role.values()), stage));
      assertThat(person.asker().scopes().isEmpty()).isEqualTo(stage != Stage.IN);
    }
  }

  @ParameterizedTest(name = "{0} bound to {1}: {2} {3}: {4}")
  @CsvSource({
    "ENGINEER, , GET, /operations/step, true",
    "ENGINEER, peterborough, GET, /operations/step, false",
    "ENGINEER, peterborough, GET, /operations/messages, true",
    "ENGINEER, peterborough, POST, /operations/timescales/peterborough/recompute, true",
    "ENGINEER, peterborough, POST, /operations/timescales/north-lincolnshire/recompute, false",
    "ENGINEER, , POST, /operations/timescales/north-lincolnshire/recompute, true",
    "ENGINEER, , GET, /operations/not-thought-of, false",
    "ENGINEER, , DELETE, /operations/messages, false",
    "ENGINEER, , GET, /operations/messages/../step, false",
    "ENGINEER, , GET, /stories/Patient/1, false",
    "ADMINISTRATOR, , GET, /operations/messages, false",
    "AUDITOR, , GET, /operations/messages, false",
    "PRACTITIONER, peterborough, GET, /stories/Patient/1, true",
    "PRACTITIONER, peterborough, GET, /operations/messages, false",
    "REVIEWER, peterborough, GET, /stories/Patient/1, false",
    "REVIEWER, peterborough, POST, /operations/identity/merges, true",
    "ENGINEER, , POST, /operations/identity/merges, false",
    "REVIEWER, peterborough, POST, /operations/stops, true",
    "REVIEWER, peterborough, POST, /operations/stops/1/lift/approve, true",
    "ENGINEER, peterborough, GET, /operations/stops, true",
    "ENGINEER, , POST, /operations/stops, false",
    "ADMINISTRATOR, , POST, /operations/stops/1/lift/approve, false",
    "ENGINEER, peterborough, GET, /operations/identity/questions, true",
    "ENGINEER, peterborough, POST, /operations/identity/questions/1/decision, false"
  })
  void operationsAreForWhomTheySay(
      Role role, String council, String method, String address, boolean open) {
    assertThat(Operations.areFor(of(council, role), method, address)).isEqualTo(open);
  }

  @Test
  void whoSeesFamiliesKeepsNothingRunning() {
    assertThat(Role.values()).hasSize(6);
    assertThat(Set.of(PRACTITIONER, TRIAGE, REVIEWER)).allMatch(Role::isOfFamilies);
    assertThat(Set.of(ENGINEER, AUDITOR, ADMINISTRATOR)).noneMatch(Role::isOfFamilies);
  }

  private static Account of(String council, Role... roles) {
    return new Account(
        UUID.randomUUID(),
        "visitor-1",
        "Visitor",
        Set.of(roles),
        council,
        null,
        false,
        null,
        true,
        false,
        0);
  }
}
