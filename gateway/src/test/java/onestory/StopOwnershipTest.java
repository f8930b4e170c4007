package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.problem.ProblemFound;
import onestory.record.FamilyId;
import onestory.record.FamilyRecord;
import onestory.record.NotNow;
import onestory.record.Origin;
import onestory.record.Stop;
import onestory.record.Stops;
import onestory.validation.OutgoingCheck;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Flag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A stop ends by whoever made it: a person's by two persons, a source's by that source. */
@GatewayTest
class StopOwnershipTest {

  private static final String OURS = "https://onestory.example/fhir/Id/hard-stop";
  private static final String ENDED = "https://onestory.example/fhir/Id/closed";
  private static final String THEIRS = "https://onestory.example/fhir/Id/ehm-flag";

  @Autowired private Partners partners;
  @Autowired private FamilyRecord record;
  @Autowired private Stops stops;
  @Autowired private TransactionTemplate transaction;
  @Autowired private FhirContext fhir;

  private final Family family = Partners.aFamily();
  private final UUID id = FamilyId.of(Partners.familyKey(family));
  private final UUID child =
      UUID.fromString(
          ResourceId.of(
              "Patient",
              "https://onestory.example/fhir/Id/ehm-person",
              Partners.idIn(family, "P-1")));
  private StopDesk desk;

  @BeforeEach
  void aFamily() {
    desk = new StopDesk(partners, "identity-reviewer");
    partners.play(family, "1");
  }

  @Test
  @DisplayName("4.41 No message ends a stop that a person placed, nor an adopted child's")
  void noMessageSpeaksOfAPersonsStop() {
    var stop = desk.places(id, child, "court-order");

    for (var system : new String[] {OURS, ENDED}) {
      assertThatThrownBy(() -> tells(system, stop.toString(), "inactive", "2"))
          .isInstanceOfSatisfying(
              ProblemFound.class,
              found -> assertThat(found.problem().rule()).isEqualTo("stop/not-by-message"));
    }
    // the source's own, of the same kind, comes and goes beside it
    tells(THEIRS, "F-" + child, "active", "1");
    assertThat(stops.standing(Optional.of(id))).hasSize(2);
    tells(THEIRS, "F-" + child, "inactive", "2");
    assertThat(stops.standing(Optional.of(id))).extracting(Stop::id).containsExactly(stop);
  }

  @Test
  @DisplayName(
      "4.41 No person ends a stop that a source told: it is listed, and its source ends it")
  void noPersonEndsASourcesStop() {
    tells(THEIRS, "F-" + child, "active", "1");
    var told = stops.standing(Optional.of(id)).get(0);

    assertThat(told.source()).isEqualTo("ehm-pcc");
    assertThat(told.placed()).isEmpty();
    var refused = desk.asks("POST", "/" + told.id() + "/lift?why=mistaken", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(StopDesk.json(refused).path("rule").asText()).isEqualTo("stop/told-by-source");
    assertThatThrownBy(() -> transaction.execute(status -> stops.lift(told.id(), "somebody")))
        .isInstanceOf(NotNow.class);
    // the same from a person is another stop, which does not end with the source's
    var placed = desk.places(id, child, "do-not-tell");
    tells(THEIRS, "F-" + child, "inactive", "2");
    assertThat(stops.standing(Optional.of(id))).extracting(Stop::id).containsExactly(placed);
  }

  @Test
  @DisplayName("A stop is a safety flag of the guide, placed and lifted")
  void itKeepsItsProfile() {
    var stop = desk.places(id, child, "court-order", StopDesk.FENBANK);
    var check = new OutgoingCheck(fhir, Optional.empty());
    assertThat(check.errors(flag(stop))).isEmpty();

    desk.lifts(stop, stops, transaction);

    assertThat(check.errors(flag(stop))).isEmpty();
  }

  /** As the council reads it. */
  private Bundle flag(UUID stop) {
    var read = desk.reads("pcc", "/fhir/Flag/" + stop);
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    var flag = fhir.newJsonParser().parseResource(Flag.class, read.body());
    var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setFullUrl("https://gateway.example/fhir/Flag/" + stop)
        .setResource(flag)
        .getRequest()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl("Flag/" + stop);
    return bundle;
  }

  private void tells(String system, String name, String status, String version) {
    var flag =
        """
        {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Flag",
        "meta":{"lastUpdated":"2026-05-06T0%s:00:00Z","security":[{"system":"https://onestory.example/fhir/CodeSystem/information-class","code":"agreement"}]},
        "identifier":[{"system":"%s","value":"%s"}],"status":"%s","category":[{"text":"safety"}],
        "code":{"coding":[{"system":"https://onestory.example/fhir/CodeSystem/safety-flag","code":"do-not-tell"}]},
        "subject":{"reference":"Patient?identifier=https://onestory.example/fhir/Id/ehm-person|%s","type":"Patient"}},
        "request":{"method":"PUT","url":"Flag?identifier=%s|%s"}}]}"""
            .formatted(version, system, name, status, Partners.idIn(family, "P-1"), system, name);
    var origin =
        new Origin(
            "ehm-pcc",
            "peterborough",
            id,
            UUID.randomUUID(),
            Instant.parse("2026-05-06T09:00:00Z"));
    transaction.executeWithoutResult(done -> record.record(flag.getBytes(UTF_8), origin));
  }
}
