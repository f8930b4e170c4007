package onestory;

import static onestory.StopDesk.FENBANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.authority.ProtectedHome;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import onestory.record.FamilyReader;
import onestory.record.Stop;
import onestory.record.Stops;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever a child becomes, a hard stop goes with them: no act on identities loses one. */
@GatewayTest
@DisplayName("4.44 Merged, split and undone, a child keeps its hard stops")
class StopsSurviveActsTest {

  @Autowired private Partners partners;
  @Autowired private Stops stops;
  @Autowired private FamilyReader reader;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Reviewer reviewer;
  private StopDesk desk;

  @BeforeEach
  void whoDecides() {
    reviewer = new Reviewer(partners, "identity-reviewer");
    desk = new StopDesk(partners, "identity-reviewer");
  }

  @Test
  @DisplayName("4.44 A merged child has both's stops; undone, each has its own")
  void merged() {
    var one = played("4");
    var other = played("2");
    var stays = child(one);
    var goes = child(other);
    desk.places(family(one), stays, "do-not-tell", FENBANK);
    desk.places(family(other), goes, "court-order", FENBANK);
    inStep(one);
    inStep(other);

    var act = reviewer.merges(stays, goes);
    inStep(one);
    reviewer.reviews(act);
    inStep(one);

    assertThat(standing(one))
        .containsExactlyInAnyOrder("do-not-tell " + stays, "court-order " + stays);
    assertThat(heldBySchool(stays)).isZero();
    // the name of the one who goes finds the one whom they became
    var again = desk.asks("POST", "", StopDesk.asked(family(other), goes, "court-order", FENBANK));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(StopDesk.json(again).path("child").asText()).isEqualTo(stays.toString());

    reviewer.undoes(act);
    inStep(one);
    inStep(other);

    assertThat(standing(one)).containsExactly("do-not-tell " + stays);
    assertThat(standing(other)).containsExactly("court-order " + goes);
  }

  @Test
  @DisplayName("4.44 Placed on a merged child who was two after all, it stands for both")
  void placedSinceAMerge() {
    var one = played("4");
    var other = played("2");
    var stays = child(one);
    var goes = child(other);
    var act = reviewer.merges(stays, goes);
    inStep(one);
    var stop = desk.places(family(one), stays, "court-order");
    inStep(one);

    reviewer.undoes(act);
    inStep(one);
    inStep(other);

    assertThat(standing(one)).containsExactly("court-order " + stays);
    assertThat(standing(other)).containsExactly("court-order " + goes);
    assertThat(stops.standing(Optional.of(family(other))).get(0).placed())
        .as("whoever stands for the one stands for the other, so that it can be lifted")
        .map(Stop.Placed::reference)
        .hasValue(Optional.of(StopDesk.REFERENCE));

    desk.lifts(stop, stops, transaction);
    assertThat(standing(one)).isEmpty();
    assertThat(standing(other)).hasSize(1);
  }

  @Test
  @DisplayName("4.44 What was lifted on a merged child stays lifted when the merge is undone")
  void liftedSinceAMerge() {
    var one = played("1");
    var other = played("1");
    var stop = desk.places(family(other), child(other), "court-order");
    inStep(other);
    var act = reviewer.merges(child(one), child(other));
    inStep(one);
    desk.lifts(stop, stops, transaction);
    inStep(one);

    reviewer.undoes(act);
    inStep(one);
    inStep(other);

    assertThat(standing(one)).isEmpty();
    assertThat(standing(other)).isEmpty();
  }

  @Test
  @DisplayName("4.44 Of one child who was two both keep it until a person lifts it on one of them")
  void split() {
    var family = played("4");
    var child = child(family);
    var stop = desk.places(family(family), child, "court-order", FENBANK);
    inStep(family);

    // even when a person says that it was the other's
    var act = splits(family, "\"Flag/" + stop + "\"", "");
    inStep(family);
    var other = person(number(family));
    assertThat(other).isNotEqualTo(child);
    assertThat(standing(family))
        .containsExactlyInAnyOrder("court-order " + child, "court-order " + other);

    desk.lifts(stop, stops, transaction);
    inStep(family);
    assertThat(standing(family)).containsExactly("court-order " + other);

    reviewer.undoes(act);
    inStep(family);
    assertThat(standing(family))
        .as("they are one again, and for the other nobody had lifted it")
        .containsExactly("court-order " + child);
    assertThat(heldBySchool(child)).isZero();
  }

  @Test
  @DisplayName("4.44 A split child of another family's record has it there, and back again")
  void splitToAnotherFamily() {
    var family = played("4");
    var elsewhere = played("1");
    var child = child(family);
    desk.places(family(family), child, "do-not-tell");
    inStep(family);

    var act = splits(family, "", Partners.familyKey(elsewhere));
    inStep(family);
    inStep(elsewhere);
    var other = person(number(family));
    assertThat(standing(family)).containsExactly("do-not-tell " + child);
    assertThat(standing(elsewhere)).containsExactly("do-not-tell " + other);
    desk.places(family(elsewhere), other, "court-order", FENBANK);
    inStep(elsewhere);

    reviewer.undoes(act);
    inStep(family);
    inStep(elsewhere);

    assertThat(standing(elsewhere)).isEmpty();
    assertThat(standing(family))
        .as("placed on the other since, it is the child's")
        .containsExactlyInAnyOrder("do-not-tell " + child, "court-order " + child);
  }

  @Test
  @DisplayName(
      "4.44 An address that is protected stays so for both, in another family's record too")
  void protectedAddress() {
    var family = played("4");
    var elsewhere = played("1");
    desk.places(family(family), child(family), "protected-address");
    inStep(family);
    assertThat(isProtected(elsewhere)).isFalse();

    var act = splits(family, "", Partners.familyKey(elsewhere));
    inStep(elsewhere);
    assertThat(isProtected(family)).isTrue();
    assertThat(isProtected(elsewhere)).isTrue();

    reviewer.undoes(act);
    inStep(elsewhere);
    assertThat(isProtected(family)).isTrue();
    assertThat(isProtected(elsewhere)).isFalse();
  }

  /** As authority reads it. */
  private boolean isProtected(Family family) {
    return ProtectedHome.of(reader.read(family(family)).resources());
  }

  @Test
  @DisplayName("4.44 Placed while two families' records were one, it goes back with its child")
  void families() {
    var one = played("2");
    var other = played("2");
    var act =
        reviewer.does(
            "families",
            "{\"stays\":\"%s\",\"goes\":\"%s\",\"reason\":\"one household\"}"
                .formatted(family(one), family(other)));
    inStep(one);
    // the record that it became part of is found by the old name
    desk.places(family(other), child(other), "court-order", FENBANK);
    inStep(one);
    assertThat(standing(one)).containsExactly("court-order " + child(other));

    reviewer.undoes(act);
    inStep(one);
    inStep(other);

    assertThat(standing(one)).isEmpty();
    assertThat(standing(other)).containsExactly("court-order " + child(other));
  }

  private UUID splits(Family family, String resources, String into) {
    return reviewer.does(
        "splits",
        """
        {"child":"%s","identifiers":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],
        "resources":[%s],"family":%s,"reason":"two girls of one name"}"""
            .formatted(
                child(family),
                number(family),
                resources,
                into.isEmpty() ? "null" : '"' + into + '"'));
  }

  /** Each as its kind and child. */
  private List<String> standing(Family family) {
    return stops.standing(Optional.of(family(family))).stream()
        .map(stop -> stop.kind() + " " + stop.child().orElseThrow())
        .toList();
  }

  private int heldBySchool(UUID child) {
    return jdbc.sql("select count(*) from holding where organisation = ? and id = ?")
        .params(StopDesk.SCHOOL, child)
        .query(Integer.class)
        .single();
  }

  private Family played(String step) {
    var family = Partners.aFamily();
    partners.play(family, step);
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

  private static String number(Family family) {
    return family.message("1-1-people").xml().split("<nhsNumber>")[1].substring(0, 10);
  }

  private UUID person(String number) {
    return jdbc.sql("select person from person_identifier where value = ?")
        .param(number)
        .query(UUID.class)
        .single();
  }

  private void inStep(Family family) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("select state from step where family = ?")
                            .param(family(family))
                            .query(String.class)
                            .list())
                    .allMatch("in-step"::equals));
  }
}
