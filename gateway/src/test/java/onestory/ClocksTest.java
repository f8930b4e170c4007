package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import onestory.fixtures.Family;
import onestory.record.FamilyId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks in the record: what starts one, what it says, what stops it. */
@GatewayTest
class ClocksTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @Test
  void aMeetingMeetsTheClockOfTheFirstAndStartsThatOfTheNext() {
    var family = Partners.aFamily();
    partners.play(family, "4");

    assertThat(clocks(family))
        .contains(
            "eha-completion 2026-03-30 met",
            "first-taf 2026-04-17 met",
            "lead-professional 2026-04-10 met",
            "taf-review 2026-06-05 on-track",
            "hub-quality-check on-track");
  }

  private List<String> clocks(Family family) {
    return jdbc.sql(
            """
            select concat_ws(' ', content #>> '{code,coding,1,code}', content #>> '{restriction,period,end}',
              content #>> '{businessStatus,coding,0,code}')
            from resource where family = ? and type = 'Task' and source = 'onestory' order by 1
            """)
        .param(FamilyId.of(Partners.familyKey(family)))
        .query(String.class)
        .list();
  }
}
