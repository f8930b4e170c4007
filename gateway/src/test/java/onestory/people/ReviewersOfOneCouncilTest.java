package onestory.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.fixtures.Family;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who decides who is who for one council decides nothing about another's people. */
@GatewayTest
class ReviewersOfOneCouncilTest {

  private static final String OTHER = "https://onestory.example/fhir/Id/dfe-la-code|813";

  @Autowired private ListableBeanFactory gateway;
  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @DisplayName("7.66 a reviewer does nothing about another council's child or adult")
  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"endings,P-1", "endings,P-3", "numbers,P-1", "numbers,P-3"})
  void ofAnotherCouncil(String what, String who) {
    Family family = Partners.aFamily();
    partners.play(family, "1");
    UUID person =
        jdbc.sql("select person from person_identifier where value = ?")
            .param(Partners.idIn(family, who))
            .query(UUID.class)
            .single();
    Visitors visitors = new Visitors(gateway);
    Browser reviewer = visitors.signedIn(visitors.in("north-lincolnshire", OTHER, Role.REVIEWER));
    reviewer.get("/account");

    var answer =
        reviewer.send(
            "POST",
            "/operations/identity/" + what,
            "{\"child\":\"%s\",\"nhsNumber\":\"9990009996\",\"reason\":\"not mine\"}"
                .formatted(person),
            "X-CSRF-Token",
            reviewer.token(),
            "Content-Type",
            "application/json");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(
            jdbc.sql("select closed_at is null from person where id = ?")
                .param(person)
                .query(Boolean.class)
                .single())
        .isTrue();
  }
}
