package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be recorded is not done: the audit of one child fails, as a full disk would. */
@GatewayTest
class NothingUnrecordedTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private Audited audited;
  private Family family;
  private UUID familyId;

  @BeforeEach
  void afterTheFirstTaf() {
    audited = new Audited(partners, jdbc);
    played("4");
  }

  private void played(String upTo) {
    family = Partners.aFamily();
    familyId = FamilyId.of(Partners.familyKey(family));
    partners.play(family, upTo);
  }

  @AfterEach
  void theAuditCanBeWrittenAgain() {
    jdbc.sql("drop trigger if exists audit_fails on audit_event").update();
    partners.inStep(family);
  }

  @Test
  @DisplayName("1.6 a read that can't be recorded shows nothing")
  void readsFail() {
    auditFailsFor("new.patient = '" + maya() + "'");
    for (var path :
        List.of(
            "/fhir/Patient/" + maya(),
            "/fhir/CarePlan?patient=" + maya(),
            "/fhir/Patient/" + maya() + "/$story",
            "/stories/Patient/" + maya())) {
      var answer = audited.send(path, partners.token("fenbank"), null);
      assertThat(answer.statusCode()).as(path).isEqualTo(500);
      assertThat(answer.body()).as(path).doesNotContain("Maya", "Okafor", "audit_event");
    }
    jdbc.sql("drop trigger audit_fails on audit_event").update();
    assertThat(audited.get("/fhir/Patient/" + maya(), partners.token("fenbank"))).isEqualTo(200);
  }

  @Test
  @DisplayName("1.6 a delivery that can't be recorded is not sent, and goes when it can be")
  void deliveriesWait() {
    played("3b");
    var before = toldOf(maya());
    auditFailsFor("new.patient = '" + maya() + "' and new.content #>> '{type,code}' = '110106'");
    family.messages("4").forEach(partners::send);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> partners.statesOf(family).contains("waiting") && isTried());
    assertThat(toldOf(maya())).isEqualTo(before);

    jdbc.sql("drop trigger audit_fails on audit_event").update();
    partners.inStep(family);
    assertThat(toldOf(maya())).isGreaterThan(before);
  }

  @Test
  @DisplayName("1.6 a message whose acceptance can't be recorded is not accepted")
  void messagesAreNotAccepted() {
    auditFailsFor("new.content @> '{\"subtype\":[{\"code\":\"message-accepted\"}]}'");
    var before = jdbc.sql("select count(*) from inbox_message").query(Long.class).single();
    var message = family.messages("7").get(0);
    assertThatThrownBy(() -> partners.send(message))
        .message()
        .isNotBlank()
        .doesNotContain("audit_event", "Okafor");
    assertThat(jdbc.sql("select count(*) from inbox_message").query(Long.class).single())
        .isEqualTo(before);
  }

  /** Deliveries of the family that are about the child. */
  private long toldOf(String child) {
    return jdbc.sql("select count(*) from delivery where family = ? and bundle::text like ?")
        .params(familyId, "%" + child + "%")
        .query(Long.class)
        .single();
  }

  /** The work failed and is to be tried again. */
  private boolean isTried() {
    return jdbc.sql(
                "select count(*) from scheduled_tasks where task_name = 'bring-into-step' and task_instance like ? and last_failure is not null")
            .param("%" + familyId + "%")
            .query(Long.class)
            .single()
        > 0;
  }

  private void auditFailsFor(String which) {
    jdbc.sql(
            "create trigger audit_fails before insert on audit_event for each row when (%s) execute function audit_only_grows()"
                .formatted(which))
        .update();
  }

  private String maya() {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, "P-1"));
  }
}
