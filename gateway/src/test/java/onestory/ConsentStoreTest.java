package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import onestory.fixtures.Family;
import onestory.record.FamilyId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When it can't be read what was permitted. */
@GatewayTest
class ConsentStoreTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @DisplayName(
      "4.54 A consent that can't be read back holds its family up; once it can, all goes on")
  @Test
  void nothingGoesUntilItCanBeRead() {
    Family family = Partners.aFamily();
    Family another = Partners.aFamily();
    partners.play(family, "3b");
    UUID record = FamilyId.of(Partners.familyKey(family));
    var id =
        jdbc.sql(
                "select id from resource where family = ? and type = 'Consent' order by id limit 1")
            .param(record)
            .query(UUID.class)
            .single();
    var kept =
        jdbc.sql("select content from resource where id = ?")
            .param(id)
            .query(String.class)
            .single();
    spoil(id, "{\"resourceType\": \"Consent\", \"id\": \"" + id + "\", \"status\": \"perhaps\"}");
    long before = deliveries(record);
    try {
      family.messages("4").forEach(partners::send);
      partners.play(another, "2"); // another family is not held up
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> {
                assertThat(deliveries(record)).isEqualTo(before);
                assertThat(partners.statesOf(family)).contains("waiting");
              });
    } finally {
      spoil(id, kept);
    }
    partners.inStep(family);
    assertThat(deliveries(record)).isGreaterThan(before);
  }

  private void spoil(UUID id, String content) {
    jdbc.sql("update resource set content = ?::jsonb where id = ?").params(content, id).update();
  }

  private long deliveries(UUID record) {
    return jdbc.sql("select count(*) from delivery where family = ?")
        .param(record)
        .query(Long.class)
        .single();
  }
}
