package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import onestory.fixtures.Family;
import onestory.record.FamilyId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two children were one, one was two, an identity ends; and each of it is taken back. */
@GatewayTest
class MergeAndSplitTest {

  private static final String SCHOOL =
      "Organization/"
          + onestory.identity.ResourceId.of(
              "Organization", "https://fhir.hl7.org.uk/Id/urn-school-number", "900101");

  private static final String COUNCIL =
      "Organization/"
          + onestory.identity.ResourceId.of(
              "Organization", "https://onestory.example/fhir/Id/dfe-la-code", "874");

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;
  private Reviewer reviewer;

  @BeforeEach
  void whoDecides() {
    reviewer = new Reviewer(partners, "identity-reviewer");
  }

  @Test
  @DisplayName(
      "4.44 Two children were one: both permissions must allow it until reviewed; undone, all is as it was")
  void mergeAndUndo() {
    var permitted = played("4");
    var unasked = played("2"); // agreed to help, nothing shared with anybody yet
    var stays = child(permitted);
    var goes = child(unasked);
    var before = content(permitted) + content(unasked);
    var held = holdings(permitted);
    assertThat(held).anyMatch(key -> key.startsWith("CarePlan/"));

    var act = reviewer.merges(stays, goes);
    inStep(permitted);

    // one record, one child, and what the other's permissions do not allow is recalled
    assertThat(family(unasked)).isEqualTo(family(permitted));
    assertThat(personOf(unasked)).isEqualTo(stays);
    assertThat(about(goes)).containsOnly("Patient/" + goes);
    assertThat(holdings(permitted)).noneMatch(key -> key.startsWith("Patient/" + stays));
    assertThat(rules(permitted)).contains("deny/identity-unsettled");
    // who may hold both (the council) sees the link
    assertThat(link(goes)).isEqualTo("replaced-by Patient/" + stays);
    assertThat(link(stays)).isEqualTo("replaces Patient/" + goes);
    assertThat(schoolSees(goes)).isEmpty();

    reviewer.undoes(act);
    inStep(permitted);
    inStep(unasked);

    assertThat(content(permitted) + content(unasked)).isEqualTo(before);
    assertThat(before).as("clocks are compared too").contains("Id/clock");
    assertThat(holdings(permitted)).containsExactlyElementsOf(held);
    assertThat(personOf(unasked)).isEqualTo(goes);
    assertThat(reviewer.mayNot("acts/" + act + "/undo", "{\"reason\":\"again\"}"))
        .isEqualTo("identity/undone");
  }

  @Test
  @DisplayName("4.44 Once somebody has reviewed a merge, the permissions count as they stand")
  void reviewed() {
    var permitted = played("4");
    var unasked = played("2");
    var act = reviewer.merges(child(permitted), child(unasked));
    inStep(permitted);
    assertThat(holdings(permitted)).noneMatch(key -> key.startsWith("Patient/" + child(permitted)));

    reviewer.reviews(act);
    inStep(permitted);

    assertThat(holdings(permitted)).anyMatch(key -> key.startsWith("Patient/" + child(permitted)));
  }

  @Test
  @DisplayName(
      "4.44 What waits for a family that is merged meanwhile is recorded with the other; later messages find it by either key")
  void mergedWhileWaiting() {
    var first = played("2");
    var second = Partners.aFamily();
    var early = partners.send(second.message("4-1-tafMeeting")); // refers to what is not there yet
    partners.inStep(second);
    partners.play(second, "2");
    reviewer.merges(child(first), child(second));

    var later = partners.send(second.message("3a-1-consent"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> partners.stateOf(later).equals("done") && partners.stateOf(early).equals("done"));

    assertThat(
            jdbc.sql("select count(*) from resource where family = ?")
                .param(FamilyId.of(Partners.familyKey(second)))
                .query(Integer.class)
                .single())
        .isEqualTo(sharedLeftBehind(second));
  }

  @Test
  @DisplayName(
      "4.44 One child was two: nothing is shared of either until new permissions come; undone, all is as it was")
  void splitAndUndo() {
    var family = played("4");
    var child = child(family);
    var before = content(family);
    var held = holdings(family);
    var number = family.message("1-1-people").xml().split("<nhsNumber>")[1].substring(0, 10);
    var goal = about(child).stream().filter(k -> k.startsWith("Observation/")).findFirst();

    var act =
        reviewer.does(
            "splits",
            """
            {"child":"%s","identifiers":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],
            "resources":[%s],"reason":"two girls of one name"}"""
                .formatted(child, number, goal.map(g -> '"' + g + '"').orElse("")));
    inStep(family);

    var other = person(number);
    assertThat(other).isNotEqualTo(child);
    goal.ifPresent(key -> assertThat(about(other)).contains(key));
    assertThat(holdings(family))
        .noneMatch(key -> key.equals("Patient/" + child) || key.equals("Patient/" + other));

    reviewer.undoes(act);
    inStep(family);

    assertThat(content(family)).isEqualTo(before);
    assertThat(holdings(family)).containsExactlyElementsOf(held);
    assertThat(person(number)).isEqualTo(child);
  }

  @Test
  @DisplayName(
      "4.43 An adopted child's old identity ends: all is recalled, nothing may be told of it, and it can be linked with nobody")
  void adopted() {
    var old = played("4");
    var other = played("1");
    var child = child(old);
    assertThat(holdings(old)).contains("Patient/" + child);

    var act = reviewer.does("endings", "{\"child\":\"%s\",\"reason\":\"ended\"}".formatted(child));
    inStep(old);

    assertThat(holdings(old)).noneMatch(key -> key.equals("Patient/" + child));
    var again = partners.send(FamilyRecordTest.version(old.message("1-1-people"), 2));
    partners.inStep(old);
    assertThat(partners.stateOf(again)).isEqualTo("held identity/closed");
    assertThat(
            reviewer.mayNot(
                "merges",
                "{\"stays\":\"%s\",\"goes\":\"%s\",\"reason\":\"x\"}"
                    .formatted(child(other), child)))
        .isEqualTo("identity/closed");

    // a message of a new identity that still gives an old identifier is held, and nobody is asked
    var people = other.message("1-1-people");
    var upn = Partners.idIn(old, "x"); // no identifier of the old one: it is recorded
    assertThat(upn).isNotEmpty();
    var oldNumber = old.message("1-1-people").xml().split("<nhsNumber>")[1].substring(0, 10);
    var newNumber = people.xml().split("<nhsNumber>")[1].substring(0, 10);
    var linking =
        partners.send(
            FamilyRecordTest.version(people.with(people.xml().replace(newNumber, oldNumber)), 2));
    partners.inStep(other);
    assertThat(partners.stateOf(linking)).isEqualTo("held identity/closed");
    assertThat(
            jdbc.sql("select count(*) from identity_question where persons @> array[?::uuid]")
                .param(child)
                .query(Integer.class)
                .single())
        .isZero();

    reviewer.undoes(act);
    inStep(old);
    assertThat(holdings(old)).contains("Patient/" + child);
  }

  @Test
  @DisplayName(
      "4.46 A consent recorded for the wrong child: corrected, what it opened is recalled and listed")
  void consentForTheWrongChild() {
    var family = played("3a"); // the father has not permitted anything yet
    var consent = consentOf(family, "CN-3.3");
    var listed = reviewer.sees("consents/" + consent + "/deliveries");
    assertThat(listed).anyMatch(row -> row.path("stillHeld").asBoolean());
    var opened = held(listed);

    // it was said of Maya, and meant Theo
    var message = family.message("3a-1-consent");
    var parts = message.xml().split("(?=<share>)");
    parts[3] = parts[3].replace("P-1<", "P-2<");
    partners.send(FamilyRecordTest.version(message.with(String.join("", parts)), 2));
    partners.inStep(family);

    listed = reviewer.sees("consents/" + consent + "/deliveries?version=1");
    assertThat(listed).isNotEmpty();
    assertThat(held(listed)).doesNotContainAnyElementsOf(List.of("Patient/" + child(family)));
    assertThat(opened).contains("Patient/" + child(family));
  }

  private static List<String> held(com.fasterxml.jackson.databind.JsonNode listed) {
    return java.util.stream.StreamSupport.stream(listed.spliterator(), false)
        .filter(row -> row.path("stillHeld").asBoolean())
        .filter(row -> row.path("organisation").asText().equals(SCHOOL))
        .map(row -> row.path("resource").asText())
        .distinct()
        .toList();
  }

  private UUID consentOf(Family family, String id) {
    return jdbc.sql(
            "select id from resource where type = 'Consent' and content->'identifier'->0->>'value' = ?")
        .param(Partners.idIn(family, id))
        .query(UUID.class)
        .single();
  }

  private Family played(String step) {
    var family = Partners.aFamily();
    partners.play(family, step);
    return family;
  }

  private static String source(Family family) {
    return Partners.familyKey(family);
  }

  private UUID family(Family family) {
    return jdbc.sql("select family from family_key where key = ?")
        .param(source(family))
        .query(UUID.class)
        .single();
  }

  private UUID child(Family family) {
    return UUID.fromString(
        onestory.identity.ResourceId.of(
            "Patient",
            "https://onestory.example/fhir/Id/ehm-person",
            Partners.idIn(family, "P-1")));
  }

  private UUID personOf(Family family) {
    return person(family.message("1-1-people").xml().split("<nhsNumber>")[1].substring(0, 10));
  }

  private UUID person(String number) {
    return jdbc.sql("select person from person_identifier where value = ?")
        .param(number)
        .query(UUID.class)
        .single();
  }

  /**
   * Everything of the family as it is recorded, its clocks too, without versions and times; and
   * without the clocks that were worked out of what was taken back, which say so.
   */
  private String content(Family family) {
    return String.join(
        "\n",
        jdbc.sql(
                """
                select type || '/' || id || ' ' || (content #- '{meta,versionId}' #- '{meta,lastUpdated}')::text
                from resource where family = ? and not (source = 'onestory' and content->>'status' = 'entered-in-error')
                order by 1
                """)
            .param(FamilyId.of(source(family)))
            .query(String.class)
            .list());
  }

  /** What organisations other than the council hold of the family. */
  private List<String> holdings(Family family) {
    return jdbc.sql(
            """
            select type || '/' || id from holding where family = ? and organisation <> ?
            order by organisation, 1
            """)
        .params(FamilyId.of(source(family)), COUNCIL)
        .query(String.class)
        .list();
  }

  private List<String> rules(Family family) {
    return jdbc.sql(
            """
            select distinct decided.value->>'rule' from delivery, jsonb_each(decisions->'withheld') as decided
            where family = ?
            """)
        .param(FamilyId.of(source(family)))
        .query(String.class)
        .list();
  }

  /** What refers to the child, and the child. */
  private List<String> about(UUID child) {
    return jdbc.sql(
            """
            select type || '/' || id from resource
            where content->'subject'->>'reference' = ? or content->'patient'->>'reference' = ? or id = ? order by 1
            """)
        .params("Patient/" + child, "Patient/" + child, child)
        .query(String.class)
        .list();
  }

  private String link(UUID child) {
    return jdbc.sql(
            """
            select content#>>'{link,0,type}' || ' ' || (content#>>'{link,0,other,reference}') from resource
            where type = 'Patient' and id = ?
            """)
        .param(child)
        .query(String.class)
        .single();
  }

  private List<String> schoolSees(UUID child) {
    return jdbc.sql("select organisation from holding where id = ? and organisation <> ?")
        .params(child, COUNCIL)
        .query(String.class)
        .list();
  }

  private int sharedLeftBehind(Family family) {
    return jdbc.sql(
            """
            select count(*) from resource here where here.family = ? and exists (
              select 1 from resource there where there.type = here.type and there.id = here.id and there.family <> here.family)
            """)
        .param(FamilyId.of(source(family)))
        .query(Integer.class)
        .single();
  }

  private void inStep(Family family) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("select state from step where family = ?")
                            .param(FamilyId.of(source(family)))
                            .query(String.class)
                            .list())
                    .allMatch("in-step"::equals));
  }
}
