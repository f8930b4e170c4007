package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import onestory.fixtures.Family;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Family 4: on a contact the MASH knows who the child is; the story that services already know only
 * under an override, the same however it asks; and nothing after it. The gateway's time is 6 May
 * 2026.
 */
@GatewayTest
class KnownStoryTest {

  private static final AtomicInteger COPIES = new AtomicInteger(700);
  private static final List<String> KNOWN =
      List.of("more people in my house", "stay-and-play", "without a coat", "missed again");

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;
  @Autowired private FhirContext fhir;

  private Mash mash;

  @BeforeEach
  void helpWasRefusedAndAContactIsMade() {
    int number = COPIES.incrementAndGet();
    var family = Family.load("4-novak").copy(number);
    partners.play(family, "0");
    mash = new Mash(partners, jdbc, "MC-26-7" + number, nhsNumber(family));
    assertThat(mash.tellsContact(contact -> {})).isEqualTo("done");
  }

  @Test
  void onTheContactItKnowsWhoTheChildIsAndItsOwnContact() {
    var child = child();

    assertThat(child.getNameFirstRep().getFamily()).isEqualTo("Novak");
    assertThat(child.getBirthDateElement().getValueAsString()).isEqualTo("2023-08-08");
    assertThat(child.getIdentifier())
        .extracting(identifier -> identifier.getSystem())
        .containsExactly("https://fhir.nhs.uk/Id/nhs-number");
    assertThat(child.hasGender()).isFalse();
    assertThat(found("Task?patient=" + key(child)))
        .flatExtracting(task -> ((Task) task).getCode().getCoding())
        .extracting(Coding::getCode)
        .contains("mash-contact", "mash-enquiry");
  }

  @Test
  void onTheContactAloneNothingElseIsThere() {
    nothingIsKnown();
  }

  @Test
  void underAnOverrideTheStoryIsTheSameHoweverItIsAskedFor() {
    var receipt = mash.grants(now());
    assertThat(mash.settled(receipt)).isEqualTo("done");
    var child = key(child());

    var address = URI.create(Mash.json(receipt).path("story").asText());
    var told = mash.reads(address);
    assertThat(told.statusCode()).as(address + " " + told.body()).isEqualTo(200);
    assertThat(told.body()).contains(KNOWN);
    assertThat(told.body())
        .contains("safeguarding-override", "THREAT", "to keep a child safe", "13 May 2026");

    var sameStory = mash.reads(child + "/$story?purpose=safeguarding");
    assertThat(sameStory.body()).contains(KNOWN);
    var consents = found("Consent?patient=" + child);
    assertThat(consents).hasSize(1);
    assertThat(((Consent) consents.get(0)).getStatus()).isEqualTo(Consent.ConsentState.REJECTED);
    var read = mash.reads(key(consents.get(0)));
    assertThat(read.body()).contains("more people in my house", "stay-and-play");
    assertThat(found("EpisodeOfCare?patient=" + child)).hasSize(1);
    assertThat(found("Observation?patient=" + child)).isNotEmpty();
    // who the adults are goes along; their own entries stay with the council
    assertThat(told.body()).doesNotContain("Id/ehm-person", "\"Person/");
  }

  @Test
  void anEndedOverrideLeavesNothing() {
    assertThat(mash.settled(mash.grants(now()))).isEqualTo("done");

    var ended =
        mash.grants(
            now()
                .andThen(
                    told -> {
                      told.withObject("/header").put("version", 2);
                      told.put("status", "ended");
                      told.putObject("ended")
                          .put("at", "2026-05-06T09:30:00+01:00")
                          .put("reason", "The strategy meeting has what it needs.");
                    }));

    assertThat(mash.settled(ended)).isEqualTo("done");
    nothingIsKnown();
  }

  @Test
  void anExpiredOverrideShowsNothing() {
    assertThat(mash.settled(mash.grants(told -> {}))).isEqualTo("done");

    nothingIsKnown();
  }

  @Test
  void anOverrideWaitsForTheContactThatItStandsOn() {
    var early = new Mash(partners, jdbc, mash.contact() + "-2", "9990001219");
    assertThat(early.settled(early.grants(now()))).startsWith("waiting");
  }

  @Test
  void theCouncilHasTheFlagAndAReviewIsDue() {
    assertThat(mash.settled(mash.grants(now()))).isEqualTo("done");

    assertThat(
            jdbc.sql(
                    """
                    select count(*) from resource where type = 'Flag' and content @> '{"status":"active"}'
                      and content->'identifier' @> jsonb_build_array(jsonb_build_object('value', ?::text))
                    """)
                .param("OV-" + mash.contact())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from resource task join resource flag
                      on task.content->'focus'->>'reference' = 'Flag/' || flag.id
                    where task.type = 'Task' and task.content @> '{"code":{"coding":[{"code":"review-override"}]}}'
                      and flag.content->'identifier' @> jsonb_build_array(jsonb_build_object('value', ?::text))
                    """)
                .param("OV-" + mash.contact())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void nobodyElseMaySendAnOverride() {
    var answer =
        mash.send(
            "override",
            mash.message(
                "/onestory/safeguarding/override",
                told -> told.withObject("/header").put("system", "ehm-pcc")));

    assertThat(answer.statusCode()).isEqualTo(422);
  }

  private void nothingIsKnown() {
    var child = key(child());
    assertThat(found("Consent?patient=" + child)).isEmpty();
    assertThat(found("EpisodeOfCare?patient=" + child)).isEmpty();
    assertThat(found("Observation?patient=" + child)).isEmpty();
    assertThat(found("RelatedPerson?patient=" + child)).isEmpty();
    assertThat(mash.reads(child + "/$story?purpose=safeguarding").statusCode()).isEqualTo(404);
    assertThat(mash.reads(child + "/$story").statusCode()).isEqualTo(404);
    assertThat(
            mash.reads("Patient/$story?purpose=safeguarding&contact=" + mash.contact())
                .statusCode())
        .isEqualTo(404);
  }

  /** From this day to the next week, as the gateway's clock has it. */
  private static Consumer<ObjectNode> now() {
    return told -> {
      told.withObject("/header").put("sentAt", "2026-05-06T10:00:00+01:00");
      told.put("from", "2026-05-06T09:00:00+01:00").put("until", "2026-05-13T09:00:00+01:00");
    };
  }

  private Patient child() {
    var tasks =
        found("Task?identifier=https://onestory.example/fhir/Id/mash-contact%7C" + mash.contact());
    assertThat(tasks).hasSize(1);
    var child = ((Task) tasks.get(0)).getFor().getReference();
    return (Patient) fhir.newJsonParser().parseResource(mash.reads(child).body());
  }

  private List<Resource> found(String search) {
    var answer = mash.reads(search);
    assertThat(answer.statusCode()).as(search + " " + answer.body()).isEqualTo(200);
    return fhir.newJsonParser().parseResource(Bundle.class, answer.body()).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static String nhsNumber(Family family) {
    var number =
        Pattern.compile("<nhsNumber>(\\d+)</nhsNumber>").matcher(family.messages().get(0).xml());
    assertThat(number.find()).isTrue();
    return number.group(1);
  }
}
