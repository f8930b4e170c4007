package onestory;

import static onestory.StopDesk.FENBANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onestory.fixtures.Failure;
import onestory.fixtures.Family;
import onestory.fixtures.Received;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import onestory.record.Stops;
import org.hl7.fhir.r4.model.Goal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A hard stop that a person places: at once, for whom it names, until two people lift it. */
@GatewayTest
class HardStopTest {

  /** What would tell the stopped organisation that there is a stop, and of what kind. */
  private static final List<String> TELLING =
      List.of("court", "do-not-tell", "hard-stop", "stops-for", "deny/", StopDesk.REFERENCE);

  @Autowired private Partners partners;
  @Autowired private Stops stops;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private StopDesk desk;

  @BeforeEach
  void whoDecides() {
    desk = new StopDesk(partners, "identity-reviewer");
  }

  @AfterEach
  void everybodyWorksAgain() {
    partners.healthVisiting.works();
    partners.school.works();
  }

  @Test
  @DisplayName(
      "4.41 Placed, the school is asked back what it holds of the child and finds nothing more; lifted by a second person, it holds the same again")
  void placedAndLifted() {
    var family = played("4");
    var maya = child(family, "P-1");
    var held = heldBySchool(family);
    var story = school(maya, "/$story");
    assertThat(held).contains("Patient/" + maya);
    assertThat(story.statusCode()).isEqualTo(200);

    var stop = desk.places(record(family), maya, "court-order", FENBANK);
    partners.inStep(family);

    assertThat(heldBySchool(family)).doesNotContain("Patient/" + maya).isNotEqualTo(held);
    assertThat(partners.school.views().get(record(family).toString())).doesNotContain("Maya");
    assertThat(school(maya, "").statusCode()).isEqualTo(404);
    assertThat(school(maya, "/$story").statusCode()).isEqualTo(404);
    assertThat(
            StopDesk.json(desk.reads("fenbank", "/fhir/CarePlan?patient=Patient/" + maya))
                .path("entry"))
        .isEmpty();
    assertThat(rulesFor(family, FENBANK, "Patient/" + maya))
        .isEqualTo("deny/hard-stop/court-order");
    assertThat(recallsOf(family, "fenbank")).containsExactly("removed");
    assertThat(goals(family)).as("health is not named").isNotEmpty();
    assertThat(desk.reads("pcc", "/fhir/Patient/" + maya).statusCode())
        .as("the council's own")
        .isEqualTo(200);

    desk.lifts(stop, stops, transaction);
    partners.inStep(family);

    assertThat(heldBySchool(family)).containsExactlyElementsOf(held);
    assertThat(partners.school.views().get(record(family).toString())).contains("Maya");
    assertThat(school(maya, "/$story").statusCode()).isEqualTo(200);
    assertThat(desk.sees(record(family))).isEmpty();
    assertThat(flag(stop)).as("never deleted").isEqualTo("inactive 2");
    var audited = new Audited(partners, jdbc);
    for (var kind : List.of("stop-placed", "stop-lift-asked")) {
      assertThat(audited.newest(kind, maya.toString()).toString())
          .as(kind)
          .contains("Flag/" + stop, "stop/court-order", "identity-reviewer")
          .doesNotContain("Maya", StopDesk.REFERENCE);
    }
  }

  @Test
  @DisplayName("4.41 One that names nobody is for everybody but the council")
  void forEverybody() {
    var family = played("4");
    var maya = child(family, "P-1");
    var theo = child(family, "P-2");

    desk.places(record(family), maya, "do-not-tell");
    desk.places(record(family), theo, "do-not-tell");
    partners.inStep(family);

    assertThat(partners.school.views()).doesNotContainKey(record(family).toString());
    assertThat(goals(family)).isEmpty();
    assertThat(desk.reads("health-visiting-p", "/fhir/Patient/" + theo).statusCode())
        .isEqualTo(404);
    assertThat(desk.reads("pcc", "/fhir/Patient/" + theo).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "4.41 Nothing that the stopped organisation gets or reads tells of a stop, or differs by its kind")
  void nothingTellsOfIt() {
    var order = whatTheSchoolGets("court-order");
    var warning = whatTheSchoolGets("do-not-tell");

    assertThat(order).hasSizeGreaterThan(4).isEqualTo(warning);
    for (var word : TELLING) {
      assertThat(order).as(word).noneMatch(text -> text.toLowerCase().contains(word.toLowerCase()));
    }
  }

  /** What it is sent after a stop, and what it finds then, without ids. */
  private List<String> whatTheSchoolGets(String kind) {
    var family = played("4");
    var maya = child(family, "P-1");
    var received = partners.school.received().size();
    desk.places(record(family), maya, kind, FENBANK);
    partners.inStep(family);
    var got =
        new ArrayList<>(
            partners.school.received().stream()
                .skip(received)
                .map(HardStopTest::text)
                .map(text -> text.replace(Partners.familyKey(family), "FAMILY"))
                .toList());
    assertThat(got).isNotEmpty();
    for (var address :
        List.of(
            "Patient/" + maya,
            "Patient/" + maya + "/_history",
            "Patient/" + maya + "/$story",
            "Patient?_id=" + maya,
            "Flag?patient=Patient/" + maya,
            "CarePlan?patient=Patient/" + maya)) {
      var answer = desk.reads("fenbank", "/fhir/" + address);
      got.add(answer.statusCode() + " " + answer.body());
    }
    return got.stream().map(HardStopTest::withoutIds).toList();
  }

  private static String text(Received received) {
    return received.method() + " " + received.path() + " " + received.body();
  }

  private static String withoutIds(String text) {
    return text.replaceAll("[0-9a-f-]{36}", "ID")
        .replaceAll("\\.[0-9]+\"", "\"")
        .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)", "TIME");
  }

  @Test
  @DisplayName(
      "1.5 4.48 Placed while a delivery is on the wire: it holds at once, and what arrived is recalled")
  void onTheWire() {
    var family = played("3b");
    int before = partners.healthVisiting.received().size();
    partners.healthVisiting.fails(Failure.slow(Duration.ofSeconds(3)));
    family.messages("4").forEach(partners::send);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> partners.healthVisiting.received().size() > before);

    for (var child : List.of("P-1", "P-2")) {
      desk.places(record(family), child(family, child), "court-order");
    }
    assertThat(sending(family)).as("it did not wait for the delivery").isPositive();
    assertThat(rulesFor(family, "RXP01", "Patient/" + child(family, "P-1")))
        .isEqualTo("deny/hard-stop/court-order");
    partners.healthVisiting.works();
    partners.inStep(family);

    assertThat(goals(family)).isEmpty();
    assertThat(recallsOf(family, "health-visiting")).isNotEmpty();
  }

  @Test
  @DisplayName("4.55 No override lifts it: the MASH goes on seeing its contact and nothing else")
  void theMash() {
    var family = Family.load("4-novak").copy(790);
    partners.play(family, "0");
    var number = family.messages().get(0).xml().split("<nhsNumber>")[1].substring(0, 10);
    var mash = new Mash(partners, jdbc, "MC-26-7790", number);
    assertThat(mash.tellsContact(contact -> {})).isEqualTo("done");
    assertThat(
            mash.settled(
                mash.grants(
                    told -> {
                      told.withObject("/header").put("sentAt", "2026-05-06T10:00:00+01:00");
                      told.put("from", "2026-05-06T09:00:00+01:00");
                      told.put("until", "2026-05-13T09:00:00+01:00");
                    })))
        .isEqualTo("done");
    var child = person(number);
    var story = "Patient/" + child + "/$story?purpose=safeguarding";
    assertThat(mash.reads(story).statusCode()).isEqualTo(200);

    desk.places(record(family), child, "court-order");

    assertThat(mash.reads(story).statusCode()).isEqualTo(404);
    assertThat(mash.reads("Task?patient=Patient/" + child).body()).contains("mash-contact");
  }

  private Family played(String step) {
    var family = Partners.aFamily();
    partners.play(family, step);
    return family;
  }

  private static UUID record(Family family) {
    return FamilyId.of(Partners.familyKey(family));
  }

  private static UUID child(Family family, String id) {
    return UUID.fromString(
        ResourceId.of(
            "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, id)));
  }

  private UUID person(String number) {
    return jdbc.sql("select person from person_identifier where value = ?")
        .param(number)
        .query(UUID.class)
        .single();
  }

  private java.net.http.HttpResponse<String> school(UUID child, String more) {
    return desk.reads("fenbank", "/fhir/Patient/" + child + more);
  }

  private List<String> heldBySchool(Family family) {
    return jdbc.sql(
            "select type || '/' || id from holding where family = ? and organisation = ? order by 1")
        .params(record(family), StopDesk.SCHOOL)
        .query(String.class)
        .list();
  }

  private String rulesFor(Family family, String organisation, String resource) {
    return StopDesk.json(
            desk.reads(
                "console",
                "/operations/decide?organisation=%s&family=%s&resource=%s"
                    .formatted(organisation, record(family), resource)))
        .path("decisions")
        .path(resource)
        .path("rule")
        .asText();
  }

  private List<String> recallsOf(Family family, String partner) {
    return jdbc.sql("select answer from recall where family = ? and partner = ?")
        .params(record(family), partner)
        .query(String.class)
        .list();
  }

  private int sending(Family family) {
    return jdbc.sql("select count(*) from delivery where family = ? and state = 'sending'")
        .param(record(family))
        .query(Integer.class)
        .single();
  }

  private List<String> goals(Family family) {
    return partners.healthVisiting.resources().stream()
        .filter(Goal.class::isInstance)
        .map(goal -> ((Goal) goal).getIdentifierFirstRep().getValue())
        .filter(id -> id.startsWith(Partners.idIn(family, "G")))
        .toList();
  }

  private String flag(UUID stop) {
    return jdbc.sql(
            "select content->>'status' || ' ' || version from resource where type = 'Flag' and id = ?")
        .param(stop)
        .query(String.class)
        .single();
  }
}
