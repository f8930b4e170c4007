package onestory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.fixtures.Family;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an organisation tells is kept, also where it may not hold it itself. */
@GatewayTest
class WriterWithLittleTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName(
      "1.2 4.38 what is told by who may not hold such a thing is kept, and not shown again")
  void toldAndNotHeld() {
    Family family = Partners.aFamily();
    var planOnly =
        new Family(
            family.name(),
            family.prefix(),
            family.messages().stream()
                .map(m -> m.with(m.xml().replaceAll("\\s*<class>(needs|assessment)</class>", "")))
                .toList());
    partners.play(planOnly, "4");
    var visitor = new FhirAsker(partners, "health-visiting-p");
    var theo = theo(planOnly);
    var told =
        """
        {"resourceType":"Observation","identifier":[{"system":"urn:hv","value":"%s"}],"status":"final",
         "code":{"text":"home visit"},"subject":{"reference":"Patient/%s"},"valueString":"seen well"}
        """
            .formatted(UUID.randomUUID(), theo);

    var answer = visitor.post("Observation", told);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).contains("seen well").contains("\"versionId\":\"1\"");
    var place = answer.headers().firstValue("Location").orElseThrow();
    var id = place.replaceAll(".*/Observation/([0-9a-f-]{36}).*", "$1");
    partners.inStep(planOnly);
    assertThat(visitor.get("Observation/" + id).statusCode()).isEqualTo(404);
    assertThat(new FhirAsker(partners, "pcc").get("Observation/" + id).body())
        .contains("seen well");
    assertThat(visitor.post("Observation", told).statusCode()).as("told again").isEqualTo(200);
  }

  private UUID theo(Family family) {
    return jdbc.sql("select person from person_identifier where value = ?")
        .param(Partners.idIn(family, "P-2"))
        .query(UUID.class)
        .single();
  }
}
