package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import onestory.fixtures.Accepted;
import onestory.fixtures.Family;
import onestory.record.FamilyId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can't be told from identifiers is asked of a person; nothing is lost meanwhile. */
@GatewayTest
class IdentityQuestionsTest {

  private static final AtomicInteger CONTACTS = new AtomicInteger(4500);

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;
  private Reviewer reviewer;
  private Reviewer engineer;

  @BeforeEach
  void whoDecides() {
    reviewer = new Reviewer(partners, "identity-reviewer");
    engineer = new Reviewer(partners, "console");
  }

  @Test
  @DisplayName(
      "4.45 The right NHS number with a wrong date of birth links nobody, until a person has decided")
  void rightNumberWrongBirthDate() {
    var family = Partners.aFamily();
    partners.play(family, "1");
    var people = FamilyRecordTest.version(family.message("1-1-people"), 2);

    var held = partners.send(people.with(people.xml().replace("2016-11-02", "2015-11-02")));
    partners.inStep(family);
    assertThat(partners.stateOf(held)).isEqualTo("held identity/birth-date-differs");
    var question = question(held);
    assertThat(question.path("persons")).hasSize(1);

    // an engineer sees ids and the rule; a reviewer sees both sides
    var id = question.path("id").asText();
    assertThat(engineer.sees("questions/" + id).path("sides")).isEmpty();
    assertThat(engineer.sees("questions/" + id).toString()).doesNotContain("Maya", "2016-11-02");
    var sides = reviewer.sees("questions/" + id).path("sides");
    assertThat(sides).hasSize(2);
    assertThat(sides.toString()).contains("2016-11-02", "2015-11-02", "Maya");

    // other messages of the family go on
    partners.play(family, "2");
    decide(id, "same");
    done(held);
    assertThat(told(id)).isNull();
  }

  @Test
  @DisplayName(
      "4.45 Decided to be different, the message stays held for its source to correct, and is not asked again")
  void different() {
    var family = Partners.aFamily();
    partners.play(family, "1");
    var people = family.message("1-1-people");
    var wrong = people.with(people.xml().replace("2016-11-02", "2015-11-02"));
    var held = partners.send(FamilyRecordTest.version(wrong, 2));
    partners.inStep(family);

    decide(question(held).path("id").asText(), "different");
    var again = partners.send(FamilyRecordTest.version(wrong, 3));
    partners.inStep(family);

    assertThat(partners.stateOf(held)).isEqualTo("held identity/birth-date-differs");
    assertThat(partners.stateOf(again)).isEqualTo("held identity/birth-date-differs");
    assertThat(open()).noneMatch(q -> q.path("receipt").asText().equals(again.receiptId()));
    done(partners.send(FamilyRecordTest.version(people, 4)));
  }

  @Test
  @DisplayName(
      "4.45 A new NHS number replaces the old one when a person says so; the old one is kept and finds the child")
  void superseded() {
    var family = Partners.aFamily();
    partners.play(family, "1");
    var people = FamilyRecordTest.version(family.message("1-1-people"), 2);
    var old = people.xml().split("<nhsNumber>")[1].substring(0, 10);
    var now = unusedNumber();
    var held = partners.send(people.with(people.xml().replace(old, now)));
    partners.inStep(family);
    assertThat(partners.stateOf(held)).isEqualTo("held identity/nhs-number-differs");

    decide(question(held).path("id").asText(), "same");
    done(held);
    partners.inStep(family);

    assertThat(personOf(old)).isEqualTo(personOf(now));
    assertThat(identifier(family, old)).contains("\"use\": \"old\"");
    assertThat(identifier(family, now)).doesNotContain("old");
    // a later message with the old number finds the child
    done(partners.send(FamilyRecordTest.version(family.message("1-1-people"), 3)));
  }

  @Test
  @DisplayName("7.66 What a person wrote about an act is for reviewers, not for engineers")
  void whyIsNotForEngineers() {
    var family = Partners.aFamily();
    partners.play(family, "1");
    var child =
        personOf(family.message("1-1-people").xml().split("<nhsNumber>")[1].substring(0, 10));
    var act =
        reviewer
            .does(
                "endings",
                "{\"child\":\"%s\",\"reason\":\"Maya CANARY was adopted\"}".formatted(child))
            .toString();

    assertThat(reviewer.sees("acts").toString()).contains(act, "CANARY");
    assertThat(engineer.sees("acts").toString()).contains(act).doesNotContain("CANARY");
  }

  @Test
  @DisplayName(
      "4.45 A MASH that names a child by the right number and another birth date is held, not linked")
  void fromTheMash() {
    var family = Partners.aFamily();
    partners.play(family, "1");
    var number = family.message("1-1-people").xml().split("<nhsNumber>")[1].substring(0, 10);
    var mash = new Mash(partners, jdbc, "MC-E-" + CONTACTS.incrementAndGet(), number);

    assertThat(mash.tellsContact(contact -> {})).startsWith("held identity/birth-date-differs");
  }

  @Test
  @DisplayName("4.45 Partners and engineers may not decide")
  void notForEveryone() {
    var family = Partners.aFamily();
    partners.play(family, "1");
    var people = FamilyRecordTest.version(family.message("1-1-people"), 2);
    var held = partners.send(people.with(people.xml().replace("2016-11-02", "2015-11-02")));
    partners.inStep(family);
    var id = question(held).path("id").asText();
    var body = "{\"decision\":\"same\",\"reason\":\"I say so\"}";

    assertThat(engineer.asks("POST", "questions/" + id + "/decision", body).statusCode())
        .isEqualTo(403);
    assertThat(new Reviewer(partners, "fenbank").asks("GET", "questions", "").statusCode())
        .isEqualTo(403);
    assertThat(
            reviewer
                .asks("POST", "questions/" + id + "/decision", "{\"decision\":\"same\"}")
                .statusCode())
        .isEqualTo(400);
  }

  private void decide(String question, String decision) {
    reviewer.does(
        "questions/" + question + "/decision",
        "{\"decision\":\"%s\",\"reason\":\"asked the family\"}".formatted(decision));
  }

  private void done(Accepted message) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(partners.stateOf(message)).isEqualTo("done"));
  }

  private JsonNode question(Accepted held) {
    return open().stream()
        .filter(q -> q.path("receipt").asText().equals(held.receiptId()))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> open() {
    return StreamSupport.stream(engineer.sees("questions").spliterator(), false).toList();
  }

  private String told(String question) {
    return jdbc.sql("select told from identity_question where id = ?::uuid")
        .param(question)
        .query((row, n) -> java.util.Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }

  private UUID personOf(String number) {
    return jdbc.sql("select person from person_identifier where value = ?")
        .param(number)
        .query(UUID.class)
        .single();
  }

  private String identifier(Family family, String number) {
    return jdbc.sql(
            """
            select one::text from resource, jsonb_array_elements(content->'identifier') as one
            where family = ? and type = 'Patient' and one->>'value' = ?
            """)
        .params(FamilyId.of(Partners.familyKey(family)), number)
        .query(String.class)
        .single();
  }

  /** From the range that is never given to anybody. */
  static String unusedNumber() {
    for (int n = CONTACTS.addAndGet(7); ; n++) {
      var nine = "99955%04d".formatted(n % 10_000);
      for (int check = 0; check < 10; check++) {
        if (onestory.identity.NhsNumber.parse(nine + check).isPresent()) {
          return nine + check;
        }
      }
    }
  }
}
