package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import onestory.councils.Directory;
import onestory.fixtures.Family;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What follows from the MASH's decision, for whoever made the contact and whoever was told more.
 */
@GatewayTest
class AfterTheOutcomeTest {

  private static final AtomicInteger COPIES = new AtomicInteger(800);
  private static final String CANARY = "Quillfeather";

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;
  @Autowired private Directory directory;

  private final int number = COPIES.incrementAndGet();

  @Test
  void theReferrersOrganisationHoldsTheClassOfTheOutcomeAndNothingElse() {
    var family = Family.load("4-novak").copy(number);
    partners.play(family, "0");
    var mash = mash(family, 0);
    mash.tellsContact(contact -> contact.set("source", fromHealthVisiting(mash)));
    assertThat(held("RXP01", family)).isEmpty();

    assertThat(mash.tellsOutcome("early-help-hub-enquiry")).isEqualTo("done");
    partners.inStep(family);

    assertThat(held("RXP01", family)).containsExactly("Communication");
    var sent = lastDelivery("RXP01", family);
    assertThat(sent)
        .contains(mash.contact(), "early-help-hub-enquiry", "2026-04-03")
        .doesNotContain("Ela", "Novak", "bruise", "medical review", "Bright", "2023-08-08")
        .doesNotContain("Patient/", "ServiceRequest/", "Practitioner", "16:40");
  }

  @Test
  void ofAMemberOfThePublicNobodyIsToldAndNoNameIsKept() {
    var family = Family.load("4-novak").copy(number);
    partners.play(family, "0");
    var mash = mash(family, 0);
    var named =
        mash.message(
            "/onestory/families/4-novak/1-1-mash-contact",
            told -> told.putObject("source").put("public", true).put("name", CANARY));
    var refused = mash.send("contact", named);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain(CANARY);

    mash.tellsContact(told -> told.putObject("source").put("public", true));
    mash.tellsOutcome("nfa");
    partners.inStep(family);

    assertThat(organisations(family)).containsExactly("Peterborough City Council");
    assertThat(everywhere()).doesNotContain(CANARY);
  }

  @Test
  void anOutcomeBeforeItsContactWaitsAndThenTakesEffect() {
    var family = Family.load("4-novak").copy(number);
    partners.play(family, "0");
    var mash = mash(family, 0);
    var receipt =
        mash.send(
            "outcome", mash.message("/onestory/families/4-novak/2-1-mash-outcome", told -> {}));
    assertThat(mash.settled(receipt)).startsWith("waiting");

    mash.tellsContact(told -> told.set("source", fromHealthVisiting(mash)));

    var id = Mash.json(receipt).path("receiptId").asText();
    await().atMost(Duration.ofSeconds(20)).until(() -> mash.state(id).equals("done"));
    partners.inStep(family);
    assertThat(held("RXP01", family)).containsExactly("Communication");
  }

  @Test
  void aReferralToSocialCareRecallsAllButWhatTheCouncilsFileNames() {
    var family = Partners.aFamily();
    partners.play(family, "4");
    assertThat(held("RXP01", family)).contains("CarePlan", "Goal", "Condition");
    var theo = mash(family, 1);
    theo.tellsContact(
        told -> {
          told.withObject("/child")
              .put("given", "Theo")
              .put("surname", "Okafor")
              .put("birthDate", "2024-02-20");
          told.set("source", fromHealthVisiting(theo));
        });
    theo.send(
        "outcome",
        theo.message(
            "/onestory/families/4-novak/2-1-mash-outcome",
            told -> {
              told.put("outcome", "csc-cf-assessment")
                  .put("decidedAt", "2026-04-20T16:40:00+01:00");
              told.withObject("/header").put("sentAt", "2026-04-20T16:45:00+01:00");
              told.withObject("/child")
                  .put("given", "Theo")
                  .put("surname", "Okafor")
                  .put("birthDate", "2024-02-20");
            }));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(classesOf("RXP01", family, "Theo"))
                    .containsOnly("existence", "referrer-outcome"));
    // his sister was not referred: her own plan is still there, without what is the family's
    assertThat(held("RXP01", family)).contains("CarePlan", "EpisodeOfCare", "Patient");
  }

  private Mash mash(Family family, int child) {
    var numbers =
        Pattern.compile("<nhsNumber>(\\d+)</nhsNumber>")
            .matcher(family.messages().get(0).xml())
            .results()
            .toList();
    return new Mash(partners, jdbc, "MC-26-8" + number + child, numbers.get(child).group(1));
  }

  private static ObjectNode fromHealthVisiting(Mash mash) {
    return mash.message(
            "/onestory/families/4-novak/1-1-mash-contact",
            told ->
                told.withObject("/source/professional/organisation")
                    .put("scheme", "ods")
                    .put("code", "RXP01")
                    .put("name", "Peterborough Healthy Child Programme"))
        .withObject("/source");
  }

  /** Types of what the organisation holds of the family, each once. */
  private List<String> held(String code, Family family) {
    return jdbc.sql(
            "select distinct type from holding where organisation = ? and family = ? order by type")
        .params(reference(code), family(family))
        .query(String.class)
        .list();
  }

  /** Classes of what the organisation holds that is about this child or the whole family. */
  private List<String> classesOf(String code, Family family, String given) {
    return jdbc.sql(
            """
            select distinct label->>'code'
            from holding join resource on resource.type = holding.type and resource.id = holding.id,
              jsonb_array_elements(content->'meta'->'security') label
            where organisation = ? and holding.family = ? and label->>'system' like '%information-class'
              and coalesce(content->'subject'->>'reference', content->'for'->>'reference',
                content->'patient'->>'reference', '') not in (
                  select 'Patient/' || sister.id from resource sister where sister.type = 'Patient'
                    and sister.family = ? and sister.content->'name'->0->'given'->>0 <> ?)
              and resource.type not in ('RelatedPerson', 'Patient')
            """)
        .params(reference(code), family(family), family(family), given)
        .query(String.class)
        .list();
  }

  private String lastDelivery(String code, Family family) {
    return jdbc.sql(
            "select bundle::text from delivery where organisation = ? and family = ? order by started_at desc limit 1")
        .params(reference(code), family(family))
        .query(String.class)
        .single();
  }

  private List<String> organisations(Family family) {
    return jdbc
        .sql("select organisation from step where family = ?")
        .param(family(family))
        .query(String.class)
        .list()
        .stream()
        .map(reference -> directory.organisation(reference).orElseThrow().name())
        .toList();
  }

  /** All that is kept: messages, records, deliveries. */
  private String everywhere() {
    return String.join(
        " ",
        jdbc.sql(
                """
                select content::text from resource union all select content::text from resource_history
                union all select bundle::text from delivery
                union all select convert_from(payload, 'UTF8') from inbox_message
                """)
            .query(String.class)
            .list());
  }

  private String reference(String code) {
    return directory.organisations().stream()
        .filter(organisation -> organisation.identifier().value().equals(code))
        .findFirst()
        .orElseThrow()
        .reference();
  }

  private UUID family(Family family) {
    return jdbc.sql("select family from family_key where key = ?")
        .param(Partners.familyKey(family))
        .query(UUID.class)
        .single();
  }
}
