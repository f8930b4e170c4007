package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import onestory.councils.Directory;
import onestory.fixtures.Family;
import onestory.fixtures.Message;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Identifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an organisation holds for two families, or beside something that a person must decide, is
 * recalled all the same (TRUST 1.5, 4.51).
 */
@GatewayTest
class RecallOfSharedTest {

  @Autowired private Partners partners;
  @Autowired private Directory directory;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("4.51 what is held for two families is recalled when the second withdraws")
  void oneAfterTheOther() {
    var worker = "W-" + UUID.randomUUID().toString().substring(0, 8);
    var one = played(worker);
    var other = played(worker);
    assertThat(isAtHealthVisiting(worker)).isTrue();

    Withdrawals.withdraw(partners, one);
    partners.inStep(one);
    assertThat(isAtHealthVisiting(worker)).as("the other family's still").isTrue();

    Withdrawals.withdraw(partners, other);
    partners.inStep(other);
    assertThat(isAtHealthVisiting(worker)).isFalse();
    assertThat(held(one) + held(other)).isZero();
  }

  @Test
  @DisplayName("4.51 what is held for two families is recalled when both withdraw at once")
  void bothAtOnce() {
    var worker = "W-" + UUID.randomUUID().toString().substring(0, 8);
    var one = played(worker);
    var other = played(worker);

    Withdrawals.withdraw(partners, one);
    Withdrawals.withdraw(partners, other);
    partners.inStep(one);
    partners.inStep(other);

    assertThat(isAtHealthVisiting(worker)).isFalse();
    assertThat(held(one) + held(other)).isZero();
  }

  @Test
  @DisplayName("1.5 4.51 a withdrawal is recalled from a whole view though a sibling is undecided")
  void besideWhatAPersonMustDecide() {
    var family = Partners.aFamily();
    family.messages("1").forEach(partners::send);
    family.messages("2").forEach(partners::send);
    partners.send(share(family, "Theo", "P-2", "<class>plan</class>"));
    partners.send(share(family, "Maya", "P-1", "<class>plan</class><class>needs</class>"));
    family.messages("4").forEach(partners::send);
    partners.inStep(family);
    assertThat(atSchool(family)).contains("\"Maya\"").contains("\"Theo\"");

    partners.send(nobodyKnowsWhoAnswersForTheo(family));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(partners.statesOf(family)).contains("held"));
    assertThat(atSchool(family)).as("undecided alone").contains("\"Maya\"").contains("\"Theo\"");

    partners.send(withdrawn(share(family, "Maya", "P-1", "<class>plan</class>")));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(atSchool(family)).doesNotContain("\"Maya\""));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(partners.statesOf(family)).as("a person must decide").contains("held"));
  }

  @Test
  @DisplayName("1.2 4.6 what a person must decide is shown, also where something else is in step")
  void theUndecidedIsShown() {
    var family = Partners.aFamily();
    partners.play(family, "4");
    partners.send(Withdrawals.withdrawn(family, "3b-1-consent", 2));
    partners.inStep(family);
    var goals = goals(family);
    assertThat(goals).isPositive();

    partners.send(nobodyKnowsWhoAnswersForTheo(family));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(healthVisitings(family)).startsWith("held REVIEW"));
    assertThat(goals(family)).as("neither sent nor recalled").isEqualTo(goals);
  }

  private long goals(Family family) {
    return partners.healthVisiting.resources().stream()
        .filter(Goal.class::isInstance)
        .map(goal -> ((Goal) goal).getIdentifierFirstRep().getValue())
        .filter(goal -> goal.startsWith(Partners.idIn(family, "G")))
        .count();
  }

  private String healthVisitings(Family family) {
    return jdbc.sql(
            "select concat_ws(' ', state, failure) from step where organisation = ? and family = ?")
        .params(healthVisiting(), FamilyId.of(Partners.familyKey(family)))
        .query(String.class)
        .single();
  }

  private String healthVisiting() {
    return directory.organisations().stream()
        .filter(known -> known.identifier().value().equals("RXP01"))
        .findFirst()
        .orElseThrow()
        .reference();
  }

  private Family played(String worker) {
    var family = Partners.aFamily();
    var own =
        new Family(
            family.name(),
            family.prefix(),
            family.messages().stream()
                .map(message -> message.with(message.xml().replace("W-11", worker)))
                .toList());
    partners.play(own, "4");
    return own;
  }

  private boolean isAtHealthVisiting(String worker) {
    return partners.healthVisiting.resources().stream()
        .filter(DomainResource.class::isInstance)
        .filter(resource -> resource.fhirType().startsWith("Practitioner"))
        .flatMap(
            resource ->
                resource.getNamedProperty("identifier").getValues().stream()
                    .map(Identifier.class::cast))
        .anyMatch(identifier -> worker.equals(identifier.getValue()));
  }

  private int held(Family family) {
    return jdbc.sql("select count(*) from holding where organisation = ? and family = ?")
        .params(healthVisiting(), FamilyId.of(Partners.familyKey(family)))
        .query(Integer.class)
        .single();
  }

  private String atSchool(Family family) {
    return String.valueOf(
        partners.school.views().get(FamilyId.of(Partners.familyKey(family)).toString()));
  }

  /** Dana's permission for one child alone, for the school. */
  private static Message share(Family family, String name, String child, String classes) {
    var given = family.message("3a-1-consent");
    var xml = given.xml();
    var head = xml.substring(0, xml.indexOf("<share>"));
    var id = Partners.idIn(family, "CN-3");
    return given.with(
        head.replace("<id>" + id + "</id>", "<id>" + id + name + "</id>")
            + """
              <share>
                <id>%s%s.1</id>
                <childId>%s</childId>
                <organisation><scheme>urn</scheme><code>900101</code><name>Fenbank Primary School</name></organisation>
                %s
              </share>
            </consent>
            """
                .formatted(id, name, Partners.idIn(family, child), classes));
  }

  private static Message withdrawn(Message given) {
    return FamilyRecordTest.version(
        given.with(given.xml().replace("<status>active</status>", "<status>withdrawn</status>")),
        2);
  }

  private static Message nobodyKnowsWhoAnswersForTheo(Family family) {
    var people = FamilyRecordTest.version(family.message("1-1-people"), 2);
    var theo = Partners.idIn(family, "P-2");
    return people.with(
        people
            .xml()
            .replaceAll(
                "(<childId>"
                    + theo
                    + "</childId>\\s*<code>[a-z-]+</code>\\s*<parentalResponsibility>)yes",
                "$1unknown"));
  }
}
