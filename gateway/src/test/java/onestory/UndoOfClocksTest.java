package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The clocks of a merge that was taken back: none that it made goes on, and each from before does.
 */
@GatewayTest
class UndoOfClocksTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName(
      "4.44 Undone, the clocks that a merge made are marked as never meant, and those before stand again")
  void clocksOfAMerge() {
    var reviewer = new Reviewer(partners, "identity-reviewer");
    var early = Partners.aFamily();
    partners.play(early, "1");
    var late = Partners.aFamily();
    partners.play(late, "4"); // they have met, so the next meeting is due
    var before = List.of(clocks(early), clocks(late));
    assertThat(clocks(early)).noneMatch(clock -> clock.contains("\"taf-review\""));

    var act = reviewer.merges(child(early), child(late));
    inStep(early);
    var merged = clocks(early);
    assertThat(merged).anyMatch(clock -> clock.contains("\"taf-review\""));
    reviewer.undoes(act);
    inStep(early);
    inStep(late);

    assertThat(List.of(clocks(early), clocks(late))).isEqualTo(before);
    assertThat(inError(early)).isNotEmpty().allMatch(why -> why.contains("taken back"));
    assertThat(inError(late)).isEmpty();

    // what is told of them later runs as if nothing had been
    partners.play(early, "4");
    assertThat(clocks(early)).anyMatch(clock -> clock.contains("\"taf-review\""));
  }

  /** The clocks, and what is told of them, without versions and times; none that is in error. */
  private List<String> clocks(Family family) {
    return jdbc.sql(
            """
            select (content #- '{meta,versionId}' #- '{meta,lastUpdated}')::text from resource
            where family = ? and source = 'onestory' and content->>'status' <> 'entered-in-error' order by type, id
            """)
        .param(id(family))
        .query(String.class)
        .list();
  }

  /** Of each clock that was never meant, why. */
  private List<String> inError(Family family) {
    return jdbc.sql(
            """
            select coalesce(content #>> '{statusReason,text}', content #>> '{mitigation,0,action,text}', 'no reason')
            from resource where family = ? and source = 'onestory' and content->>'status' = 'entered-in-error'
            """)
        .param(id(family))
        .query(String.class)
        .list();
  }

  private void inStep(Family family) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(partners.statesOf(family)).isNotEmpty().allMatch("in-step"::equals));
  }

  private static UUID child(Family family) {
    return UUID.fromString(
        ResourceId.of(
            "Patient",
            "https://onestory.example/fhir/Id/ehm-person",
            Partners.idIn(family, "P-1")));
  }

  private static UUID id(Family family) {
    return FamilyId.of(Partners.familyKey(family));
  }
}
