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

    assertThat(told("Task", "{code,coding,1,code}", "{businessStatus,coding,0,code}", family))
        .isEmpty();
    assertThat(told("DetectedIssue", "{code,coding,0,code}", "{detail}", family)).isEmpty();
  }

  private List<String> told(String type, String rule, String what, Family family) {
    return jdbc.sql(
            """
            select concat_ws(' ', content #>> ?::text[], content #>> '{restriction,period,end}',
              content #>> ?::text[], content->>'status', content #>> '{for,type}', content #>> '{owner,reference}')
            from resource where family = ? and type = ? and source = 'onestory' order by 1
            """)
        .params(rule, what, FamilyId.of(Partners.familyKey(family)), type)
        .query(String.class)
        .list();
  }
}
