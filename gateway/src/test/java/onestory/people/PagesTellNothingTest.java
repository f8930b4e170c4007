package onestory.people;

import static onestory.people.Role.PRACTITIONER;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a page that is not shown tells a signed-in practitioner: nothing. */
@GatewayTest
class PagesTellNothingTest {

  @Autowired private ListableBeanFactory gateway;
  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("7.58 a page for nobody and one for a family that is not theirs are one answer")
  void pagesDoNotTellWhoThereIs() {
    Visitors visitors = new Visitors(gateway);
    Family family = Partners.aFamily();
    partners.play(family, "2"); // agreed to help, nothing shared with anybody yet
    String there =
        ResourceId.of(
            "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, "P-1"));
    Browser teacher =
        visitors.signedIn(visitors.in("peterborough", Visitors.FENBANK, PRACTITIONER));

    for (String format : List.of("text/html", "application/pdf")) {
      assertThat(told(teacher, "/stories/Patient/", there, format))
          .startsWith("404 ")
          .isEqualTo(told(teacher, "/stories/Patient/", UUID.randomUUID().toString(), format));
      assertThat(told(teacher, "/stories/plan/", Partners.familyKey(family), format))
          .startsWith("404 ")
          .isEqualTo(told(teacher, "/stories/plan/", "FAM-unheard-of", format));
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from audit_event where content::text like ? or content::text like ?
                    """)
                .params("%stories%" + there + "%", "%stories%" + Partners.familyKey(family) + "%")
                .query(Integer.class)
                .single())
        .as("what is noted of it names nobody")
        .isZero();
  }

  /** Status, words and headers, and what was noted, without what every answer has of its own. */
  private String told(Browser browser, String below, String id, String format) {
    var last = "select coalesce(max(recorded), 'epoch') from audit_event";
    var before = jdbc.sql(last).query(Timestamp.class).single();
    var answer = browser.get(below + id, "Accept", format);
    var noted =
        jdbc.sql(
                """
                select coalesce(string_agg(concat_ws(' ', content->>'outcome', content->>'entity'), ' ' order by id), '')
                from audit_event where recorded > ? and content::text like '%stories/%'
                """)
            .param(before)
            .query(String.class)
            .single();
    var headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(List.of("date", "x-request-id", "set-cookie"));
    return (answer.statusCode() + " " + answer.body() + headers + noted).replace(id, "ID");
  }
}
