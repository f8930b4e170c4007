package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import onestory.fixtures.Family;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody opens a story without permission unseen. */
@GatewayTest
class AuditOfOverrideTest {

  private static final AtomicInteger COPIES = new AtomicInteger(760);
  private static final Pattern NHS = Pattern.compile("<nhsNumber>([0-9]+)</nhsNumber>");

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("9.10 an override is recorded when it is granted, at each use, and when it ends")
  void overrides() {
    var audited = new Audited(partners, jdbc);
    int number = COPIES.incrementAndGet();
    var family = Family.load("4-novak").copy(number);
    partners.play(family, "0");
    var mash = new Mash(partners, jdbc, "MC-26-7" + number, nhsNumber(family));
    assertThat(mash.tellsContact(contact -> {})).isEqualTo("done");
    long granted = audited.count("override-granted");

    var receipt =
        mash.grants(
            told -> {
              told.withObject("/header").put("sentAt", "2026-05-06T10:00:00+01:00");
              told.put("from", "2026-05-06T09:00:00+01:00")
                  .put("until", "2026-05-13T09:00:00+01:00");
            });
    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(202);
    assertThat(mash.settled(receipt)).isEqualTo("done");
    assertThat(audited.count("override-granted")).isGreaterThan(granted);

    long used = audited.count("override-used");
    var story = mash.reads(URI.create(Mash.json(receipt).path("story").asText()));
    assertThat(story.statusCode()).as(story.body()).isEqualTo(200);
    assertThat(audited.count("override-used")).isGreaterThan(used);
    var use = audited.newest("override-used");
    assertThat(Audited.references(use)).anyMatch(key -> key.startsWith("Flag/"));
    assertThat(Audited.agents(use)).contains("client mash-pcc");
    assertThat(use.path("outcomeDesc").asText()).contains("override/");
  }

  private static String nhsNumber(Family family) {
    var number = NHS.matcher(family.messages().get(0).xml());
    assertThat(number.find()).isTrue();
    return number.group(1);
  }
}
