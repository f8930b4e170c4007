package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.audit.KeptEvents;
import onestory.record.FamilyId;
import onestory.retention.LegalHolds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the audit tells of a family under a legal hold is known by what the events name. */
@GatewayTest
class HeldInAuditTest {

  @Autowired private Partners partners;
  @Autowired private LegalHolds holds;
  @Autowired private KeptEvents kept;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("9.36 a hold keeps the events of a family's humans, messages and deliveries")
  void whatIsHeld() {
    var family = Partners.aFamily();
    var id = FamilyId.of(Partners.familyKey(family));
    partners.play(family, "4");
    var named = named(id, Partners.familyKey(family));
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(kept.references()).doesNotContainAnyElementsOf(named);

    var who = AuditAgent.person("records-1", null);
    var hold = holds.set(id, "inquiry", "INQ/2026/9", who);
    assertThat(kept.references()).containsAll(named);
    holds.lift(hold, "ended", who);
    assertThat(kept.references()).doesNotContainAnyElementsOf(named);
  }

  private Set<String> named(UUID family, String key) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select ?::text
                union select 'Patient/' || id from resource where family = ? and type = 'Patient'
                union select receipt::text from inbox_message where family_key = ?
                union select id::text from delivery where family = ?
                """)
            .params(family, family, key, family)
            .query(String.class)
            .list());
  }
}
