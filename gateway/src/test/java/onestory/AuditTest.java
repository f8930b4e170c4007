package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is recorded of what is done with a family's record (TRUST 9), each as the profiles ask. */
@GatewayTest
class AuditTest {

  private static final String BALP =
      "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

  @Autowired private Partners partners;
  @Autowired private GivenClocks given;
  @Autowired private JdbcClient jdbc;
  @Autowired private FhirContext fhir;

  private Audited audited;
  private Family family;
  private UUID familyId;

  @BeforeEach
  void afterTheFirstTaf() {
    audited = new Audited(partners, jdbc);
    family = Partners.aFamily();
    familyId = FamilyId.of(Partners.familyKey(family));
    partners.play(family, "4");
  }

  @Test
  @DisplayName("9.1 a message is recorded when it is accepted and when it takes effect")
  void messages() {
    var receipt =
        jdbc.sql("select receipt::text from inbox_message where family_key = ? order by arrival")
            .param(Partners.familyKey(family))
            .query(String.class)
            .list()
            .get(0);

    assertThat(audited.withEntity("receipt", receipt))
        .extracting(Audited::kind)
        .contains("message-accepted", "message-recorded");
    var recorded = audited.of("message-recorded", maya());
    assertThat(recorded).isNotEmpty();
    assertThat(recorded.get(0).at("/meta/profile/0").asText())
        .isEqualTo(BALP + "PrivacyDisclosure.Recipient");
    assertThat(Audited.agents(recorded.get(0))).contains("client ehm-pcc");
  }

  @Test
  @DisplayName(
      "9.2 what is refused at a door is recorded, and so is who failed to prove themselves")
  void refusals() {
    var before = audited.count("message-refused");
    assertThat(audited.post("/inbox/mash-pcc/contact", "mash-pcc", "{}")).isEqualTo(422);
    await().atMost(Duration.ofSeconds(5)).until(() -> audited.count("message-refused") > before);

    var failed = audited.count("authentication-failed");
    assertThat(audited.get("/fhir/Patient/" + maya(), "nonsense")).isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> audited.count("authentication-failed") > failed);

    var refused = audited.count("access-refused");
    assertThat(audited.get("/operations/step", partners.token("fenbank"))).isEqualTo(403);
    await().atMost(Duration.ofSeconds(5)).until(() -> audited.count("access-refused") > refused);
    assertThat(Audited.agents(audited.newest("access-refused"))).contains("client fenbank");
  }

  @Test
  @DisplayName("9.3 a token that is issued is recorded, with whom it is for")
  void tokens() {
    partners.token("fenbank");
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                audited.count("token-issued") > 0
                    && Audited.agents(audited.newest("token-issued")).contains("client fenbank"));
  }

  @Test
  @DisplayName(
      "9.4 each decision is recorded, permit and deny, with the consents and rules it rests on")
  void decisions() {
    var decisions = audited.of("decision", maya());
    var permits =
        decisions.stream().filter(one -> one.path("outcome").asText().equals("0")).toList();
    assertThat(permits)
        .anySatisfy(
            one -> {
              assertThat(one.at("/meta/profile/0").asText()).isEqualTo(BALP + "AuthZconsent");
              assertThat(Audited.references(one)).anyMatch(key -> key.startsWith("Consent/"));
              assertThat(one.path("outcomeDesc").asText()).contains("permission/");
              assertThat(Audited.agentTypes(one)).contains("110150", "IRCP", "PROV", "authserver");
            });
    assertThat(decisions)
        .anySatisfy(
            one -> {
              assertThat(one.path("outcome").asText()).isEqualTo("4");
              assertThat(one.path("outcomeDesc").asText()).contains("deny/");
            });
  }

  @Test
  @DisplayName("9.5 each disclosure is recorded, one for each human and organisation")
  void disclosures() {
    var deliveries =
        jdbc.sql("select id::text from delivery where family = ? and state = 'delivered'")
            .param(familyId)
            .query(String.class)
            .list();
    assertThat(deliveries).isNotEmpty();
    for (var delivery : deliveries) {
      var told = audited.withEntity("delivery", delivery);
      assertThat(told).extracting(Audited::kind).contains("disclosure", "delivery-ended");
      assertThat(told)
          .filteredOn(one -> Audited.kind(one).equals("disclosure"))
          .allSatisfy(
              one -> {
                assertThat(one.at("/meta/profile/0").asText())
                    .isEqualTo(BALP + "PrivacyDisclosure.Source");
                assertThat(one.at("/type/code").asText()).isEqualTo("110106");
                assertThat(one.path("source").path("observer"))
                    .as("the source is who tells it")
                    .isEqualTo(one.at("/agent/0/who"));
                assertThat(Audited.agentTypes(one)).contains("110153", "110152", "PROV");
              })
          .extracting(Audited::patient)
          .doesNotHaveDuplicates();
      assertThat(patientsOf(told)).isEqualTo(patientsIn(delivery));
    }
  }

  @Test
  @DisplayName("9.6 a read, a search and a refused read are recorded, with who asked for what")
  void reads() {
    var visitor = partners.healthVisitor();
    assertThat(visitor.get("Patient/" + maya()).statusCode()).isEqualTo(200);
    var read = audited.newest("fhir-read", maya());
    assertThat(read.at("/meta/profile/0").asText()).isEqualTo(BALP + "PatientRead");
    assertThat(Audited.references(read)).contains("Patient/" + maya());
    assertThat(Audited.agents(read)).contains("client health-visiting-p");

    visitor.get("CarePlan?patient=Patient/" + maya());
    var search = audited.newest("fhir-search", maya());
    assertThat(search.at("/meta/profile/0").asText()).isEqualTo(BALP + "PatientQuery");
    assertThat(Audited.query(search)).isEqualTo("CarePlan?patient=Patient/" + maya());

    var nobody = "00000000-0000-5000-8000-000000000000";
    assertThat(visitor.get("CarePlan/" + nobody).statusCode()).isEqualTo(404);
    var refused = audited.newest("fhir-read");
    assertThat(refused.path("outcome").asText()).isEqualTo("4");
    assertThat(refused.path("outcomeDesc").asText()).isEqualTo("404");
    assertThat(Audited.references(refused)).contains("CarePlan/" + nobody);
  }

  @Test
  @DisplayName("9.7 a write is recorded in the transaction that writes it")
  void writes() {
    assertThat(partners.healthVisitor().completes(Partners.idIn(family, "A-21")).statusCode())
        .isEqualTo(200);
    var written = audited.newest("fhir-update");
    assertThat(written.at("/meta/profile/0").asText()).isEqualTo(BALP + "PatientUpdate");
    assertThat(Audited.references(written)).anyMatch(key -> key.matches("Task/.*/_history/[0-9]+"));
  }

  @Test
  @DisplayName("9.8 a story is recorded before it is told, as a page and as a document")
  void stories() {
    var before = audited.of("story-read", maya()).size();
    assertThat(audited.get("/stories/Patient/" + maya(), partners.token("fenbank"))).isEqualTo(200);
    assertThat(audited.get("/fhir/Patient/" + maya() + "/$story", partners.token("fenbank")))
        .isEqualTo(200);
    assertThat(audited.of("story-read", maya())).hasSize(before + 2);
    assertThat(Audited.agents(audited.newest("story-read", maya()))).contains("client fenbank");
  }

  @Test
  @DisplayName("9.9 a permission that ended is recorded, for whom it was about")
  void withdrawals() {
    var consent = new Consent().setStatus(Consent.ConsentState.INACTIVE);
    consent.addIdentifier(new Identifier().setSystem("https://tests.example/c").setValue(maya()));
    consent.setPatient(GivenClocks.to("Patient/" + maya()));
    given.record(familyId, consent);
    var withdrawn = audited.newest("permission-withdrawn", maya());
    assertThat(Audited.references(withdrawn)).anyMatch(key -> key.startsWith("Consent/"));
    partners.inStep(family);
  }

  @Test
  @DisplayName("9.11 what an operator asks for is recorded before it is done")
  void operators() {
    var before = audited.count("operator-read");
    assertThat(audited.get("/operations/step", partners.token("console"))).isEqualTo(200);
    assertThat(audited.count("operator-read")).isGreaterThan(before);
    assertThat(Audited.query(audited.newest("operator-read"))).isEqualTo("GET /operations/step");
  }

  @Test
  @DisplayName("9.12 the start of the gateway is recorded, and that the audit was verified at it")
  void start() {
    assertThat(audited.count("started")).isPositive();
    assertThat(audited.count("audit-verified")).isPositive();
  }

  @Test
  @DisplayName("9.14 auditors verify the audit, and that they did is recorded")
  void verification() {
    var before = audited.count("audit-verified");
    var answer = audited.body("/operations/audit/verify", partners.token("auditor"));
    assertThat(answer.path("sound").asBoolean()).as(answer.toString()).isTrue();
    assertThat(answer.path("events").asLong()).isPositive();
    assertThat(audited.count("audit-verified")).isGreaterThan(before);
    assertThat(audited.get("/operations/audit/verify", partners.token("fenbank"))).isEqualTo(403);
  }

  @Test
  @DisplayName(
      "9.15 auditors search the audit as AuditEvents, page by page; reading it is recorded")
  void search() {
    partners.healthVisitor().get("Patient/" + maya());
    var byPatient = found("patient=Patient/" + maya() + "&_count=200");
    assertThat(byPatient).allMatch(one -> one.getRecorded() != null).isNotEmpty();
    assertThat(found("patient=" + maya() + "&subtype=fhir-read&outcome=0")).hasSize(1);
    assertThat(found("patient=" + maya() + "&type=rest&action=R")).isNotEmpty();
    assertThat(
            found(
                "patient="
                    + maya()
                    + "&agent:identifier=https://onestory.example/fhir/Id/client%7Chealth-visiting-p&subtype=fhir-read"))
        .hasSize(1);
    assertThat(found("entity=Patient/" + maya() + "&subtype=fhir-read")).isNotEmpty();
    assertThat(found("patient=" + maya() + "&date=lt2026-01-01")).isEmpty();
    assertThat(found("patient=" + maya() + "&date=ge2026-05-06&_count=1")).hasSize(1);

    var ids = new TreeSet<String>();
    var address = "/fhir/AuditEvent?patient=" + maya() + "&_count=3";
    int pages = 0;
    while (address != null) {
      var page = bundle(audited.body(address, partners.token("auditor")));
      page.getEntry().forEach(e -> ids.add(e.getResource().getIdElement().getIdPart()));
      var next = page.getLink("next");
      address = next == null ? null : next.getUrl().substring(next.getUrl().indexOf("/fhir"));
      pages++;
    }
    assertThat(ids).hasSize(byPatient.size());
    assertThat(pages).isGreaterThan(1);
    assertThat(Audited.agents(audited.newest("audit-read"))).contains("client auditor");
  }

  @Test
  @DisplayName("9.16 nobody but auditors reads the audit, however wide their scope")
  void onlyAuditors() {
    for (var client : List.of("fenbank", "health-visiting-p", "mash-pcc")) {
      assertThat(audited.get("/fhir/AuditEvent?patient=" + maya(), partners.token(client)))
          .as(client)
          .isEqualTo(403);
    }
    assertThat(audited.get("/fhir/Patient/" + maya(), partners.token("auditor"))).isEqualTo(403);
    assertThat(audited.get("/operations/step", partners.token("auditor"))).isEqualTo(403);
  }

  @Test
  @DisplayName("9.17 a caller's request id is an entity; one that could be words is a fingerprint")
  void requestId() {
    var id = UUID.randomUUID().toString();
    audited.get("/fhir/Patient/" + maya(), partners.token("fenbank"), id);
    assertThat(audited.newest("fhir-read", maya()).toString()).contains(id);
    audited.get("/fhir/Patient/" + maya(), partners.token("fenbank"), "about Maya Okafor");
    assertThat(audited.newest("fhir-read", maya()).toString())
        .contains("sha256:")
        .doesNotContain("Okafor");
  }

  private List<AuditEvent> found(String search) {
    return bundle(audited.body("/fhir/AuditEvent?" + search, partners.token("auditor")))
        .getEntry()
        .stream()
        .map(entry -> (AuditEvent) entry.getResource())
        .toList();
  }

  private Bundle bundle(JsonNode json) {
    return fhir.newJsonParser().parseResource(Bundle.class, json.toString());
  }

  private static Set<String> patientsOf(List<JsonNode> told) {
    var patients = new TreeSet<String>();
    told.stream()
        .filter(one -> Audited.kind(one).equals("disclosure"))
        .forEach(one -> patients.add(Audited.patient(one)));
    return patients;
  }

  /** Everybody whom what was sent is about. */
  private Set<String> patientsIn(String delivery) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select distinct substr(reference #>> '{}', 9) from delivery,
                  jsonb_path_query(bundle, '$.entry[*].resource.**.reference') as reference
                where id = ?::uuid and reference #>> '{}' like 'Patient/%'
                union select entry->'resource'->>'id' from delivery, jsonb_array_elements(bundle->'entry') as entry
                where id = ?::uuid and entry->'resource'->>'resourceType' = 'Patient'
                """)
            .params(delivery, delivery)
            .query(String.class)
            .list());
  }

  private String maya() {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, "P-1"));
  }
}
