package onestory.record;

import static onestory.StopDesk.FENBANK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.StopDesk;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** While a person is asked whether two children are one, a stop on either stands for both. */
@GatewayTest
class StopsOfLookalikesTest {

  @Autowired private Partners partners;
  @Autowired private ReadingStore readings;
  @Autowired private Stops stops;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  @DisplayName(
      "4.44 A stop on one of two who may be one child stands for the other until it is lifted")
  void standsForBoth() {
    var desk = new StopDesk(partners, "identity-reviewer");
    var one = played();
    var other = played();
    var question = UUID.randomUUID();
    transaction.executeWithoutResult(
        status -> readings.asEither(question, List.of(child(one), child(other))));

    var stop = desk.places(family(one), child(one), "do-not-tell", FENBANK);
    partners.inStep(one);
    partners.inStep(other);

    assertThat(held(child(one))).isZero();
    assertThat(held(child(other))).isZero();
    var replayed =
        desk.reads("console", "/operations/deliveries/" + newest(other) + "/replay-decision");
    assertThat(StopDesk.json(replayed).path("equal").asBoolean()).as(replayed.body()).isTrue();

    desk.lifts(stop, stops, transaction);
    partners.inStep(one);
    partners.inStep(other);

    assertThat(held(child(other))).isEqualTo(1);
    transaction.executeWithoutResult(status -> readings.settled(question));
  }

  private Family played() {
    var family = Partners.aFamily();
    partners.play(family, "4");
    return family;
  }

  private static UUID family(Family family) {
    return FamilyId.of(Partners.familyKey(family));
  }

  private static UUID child(Family family) {
    return UUID.fromString(
        ResourceId.of(
            "Patient",
            "https://onestory.example/fhir/Id/ehm-person",
            Partners.idIn(family, "P-1")));
  }

  private int held(UUID child) {
    return jdbc.sql("select count(*) from holding where organisation = ? and id = ?")
        .params(StopDesk.SCHOOL, child)
        .query(Integer.class)
        .single();
  }

  private UUID newest(Family family) {
    return jdbc.sql(
            """
            select id from delivery where family = ? and organisation = ? and basis is not null
            order by started_at desc limit 1
            """)
        .params(family(family), StopDesk.SCHOOL)
        .query(UUID.class)
        .single();
  }
}
