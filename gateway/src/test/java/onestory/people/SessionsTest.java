package onestory.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import onestory.GatewayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a session ends by itself, and that every gateway on the database knows it. */
@GatewayTest
class SessionsTest {

  @Autowired private ListableBeanFactory gateway;
  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;
  @Autowired private Clock clock;

  private Account account;

  @BeforeEach
  void account() {
    account = new Visitors(gateway).with(Role.ENGINEER).account();
  }

  @Test
  void aSessionEndsFifteenMinutesAfterTheLastRequest() {
    String word = after(Duration.ZERO).start(account, Stage.IN, null);
    assertThat(after(Duration.ofMinutes(14)).find(word)).isPresent();
    assertThat(after(Duration.ofMinutes(28)).find(word)).isPresent();
    assertThat(after(Duration.ofMinutes(44)).find(word)).isEmpty();
  }

  @Test
  void aSessionEndsAfterEightHoursHoweverBusy() {
    String word = after(Duration.ZERO).start(account, Stage.IN, null);
    for (int minutes = 10; minutes < 480; minutes += 10) {
      assertThat(after(Duration.ofMinutes(minutes)).find(word)).isPresent();
    }
    assertThat(after(Duration.ofHours(8).plusSeconds(1)).find(word)).isEmpty();
  }

  @Test
  void aSignInHalfDoneIsOverAfterTenMinutes() {
    String word = after(Duration.ZERO).start(account, Stage.SECOND_FACTOR, null);
    assertThat(after(Duration.ofMinutes(9)).find(word)).isPresent();
    assertThat(after(Duration.ofMinutes(11)).find(word)).isEmpty();
  }

  @Test
  void whatOneGatewayStartedAnotherKnowsAndEnds() {
    String word = after(Duration.ZERO).start(account, Stage.IN, null);
    assertThat(after(Duration.ZERO).find(word)).isPresent();
    after(Duration.ZERO).end(word);
    assertThat(after(Duration.ZERO).find(word)).isEmpty();
  }

  /** Another gateway's, at that time. */
  private Sessions after(Duration time) {
    return new Sessions(
        jdbc,
        accounts,
        new SessionLimits(Duration.ofMinutes(15), Duration.ofHours(8)),
        Clock.offset(clock, time));
  }
}
