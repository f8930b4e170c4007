package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import onestory.problem.ProblemFound;
import onestory.record.FamilyReader;
import onestory.record.FamilyRecord;
import onestory.record.Filing;
import onestory.record.Key;
import onestory.record.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** In whose record a message ends up, and who is who there. */
@GatewayTest
class FilingTest {

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final String EHM = "https://onestory.example/fhir/Id/ehm-person";
  private static final String NHS = "https://fhir.nhs.uk/Id/nhs-number";
  private static final String OTHERS = "https://onestory.example/fhir/Id/nl-person";

  @Autowired private Filing filing;
  @Autowired private FamilyRecord record;
  @Autowired private FamilyReader reader;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  private String run;

  @BeforeEach
  void ownNames() {
    run = "run" + RUNS.incrementAndGet() + ".";
  }

  @Test
  void whatMashTellsOfAKnownChildIsFiledWithTheChildsFamily() {
    var family = ehm("FAM", patient(EHM, "maya", NHS, "n-maya"));
    assertThat(mash("mash-1", patient(NHS, "n-maya"))).isEqualTo(family);
  }

  @Test
  void whatMashTellsFirstIsTheSameRecordWhenTheCaseSystemComes() {
    var contact = mash("mash-1", patient(NHS, "n-maya"), observation("first"));
    var family = ehm("FAM", patient(EHM, "maya", NHS, "n-maya"));
    assertThat(family).isEqualTo(contact);
    assertThat(types(family)).containsExactly("Observation", "Patient");
    // and is found by either key from then on
    assertThat(ehm("FAM", observation("later"))).isEqualTo(contact);
    assertThat(mash("mash-1", observation("latest"))).isEqualTo(contact);
  }

  @Test
  void childrenOfTwoFamiliesInOneMessageAreHeld() {
    ehm("FAM-1", patient(EHM, "maya", NHS, "n-maya"));
    ehm("FAM-2", patient(EHM, "theo", NHS, "n-theo"));
    held(
        "filing/several-families",
        () -> mash("mash-1", patient(NHS, "n-maya"), patient(NHS, "n-theo")));
  }

  @Test
  void aChildInTwoFamiliesOfTheCaseSystemIsHeld() {
    ehm("FAM-1", patient(EHM, "maya", NHS, "n-maya"));
    held("another-family", () -> ehm("FAM-2", patient(EHM, "maya", NHS, "n-maya")));
  }

  @Test
  void anAdultMayHaveTwoHouseholds() {
    var first = ehm("FAM-1", person(EHM, "chidi"), patient(EHM, "maya"));
    var second = ehm("FAM-2", person(EHM, "chidi"), patient(EHM, "kit"));
    assertThat(second).isNotEqualTo(first);
    var chidi = idOf("Person", first);
    assertThat(idOf("Person", second)).isEqualTo(chidi);
    assertThat(reader.familiesOf(new Key("Person", chidi)))
        .containsExactlyInAnyOrder(first, second);
    // each record keeps its own versions
    ehm("FAM-2", person(EHM, "chidi").replace("\"active\":true", "\"active\":false"));
    assertThat(reader.versions(new Key("Person", chidi), second)).hasSize(2);
    assertThat(reader.versions(new Key("Person", chidi), first)).hasSize(1);
  }

  @Test
  void anAdultWithNeedsOfTheirOwnIsOneHumanInOneMessageAndInTwo() {
    var together = ehm("FAM-1", person(EHM, "dana"), patient(EHM, "dana"));
    assertThat(idOf("Patient", together)).isEqualTo(idOf("Person", together));
    var apart = ehm("FAM-2", person(EHM, "joan"));
    ehm("FAM-2", patient(EHM, "joan"));
    assertThat(idOf("Patient", apart)).isEqualTo(idOf("Person", apart));
    // with two households, too
    var other = ehm("FAM-3", person(EHM, "dana"), patient(EHM, "dana"), patient(EHM, "kit"));
    assertThat(other).isNotEqualTo(together);
  }

  @Test
  void anotherCouncilHasARecordOfItsOwnOfTheSameChild() {
    var first = ehm("FAM", patient(EHM, "maya", NHS, "n-maya"));
    var second =
        tell("north-lincolnshire", "forms-nlc", "FAM", patient(OTHERS, "77", NHS, "n-maya"));
    assertThat(second).isNotEqualTo(first);
    assertThat(idOf("Patient", second)).isEqualTo(idOf("Patient", first));
    assertThat(reader.read(first).council()).isEqualTo("peterborough");
    assertThat(reader.read(second).council()).isEqualTo("north-lincolnshire");
  }

  @Test
  void whatTwoSourcesTellOfOneChildStandsSideBySide() {
    var family = ehm("FAM", patient(EHM, "maya", NHS, "n-maya"));
    mash("mash-1", patient(NHS, "n-maya"));
    assertThat(
            jdbc.sql(
                    "select jsonb_array_length(content->'identifier') from resource where family = ? and type = 'Patient'")
                .param(family)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void aPlanThatIsReplacedIsCompleted() {
    var family = ehm("FAM", patient(EHM, "maya"), plan(1, ""));
    assertThat(statuses(family)).containsExactly("active");
    ehm("FAM", plan(2, "1"));
    assertThat(statuses(family)).containsExactly("active", "completed");
    ehm("FAM", plan(1, ""));
    assertThat(statuses(family)).containsExactly("active", "completed");
  }

  @Test
  void attendanceIsTiedToTheGoalThatComesLater() {
    var family = ehm("FAM", patient(EHM, "maya"));
    mash("mash-1", patient(EHM, "maya"), attendance());
    assertThat(goalsOfAttendance(family)).isZero();
    ehm("FAM", need(), goal());
    assertThat(goalsOfAttendance(family)).isEqualTo(1);
    mash("mash-1", patient(EHM, "maya"), attendance());
    assertThat(goalsOfAttendance(family)).isEqualTo(1);
  }

  @Test
  void whoseWordsItIsIsKnownWhereOnlyANumberIsTold() {
    var family = ehm("FAM", patient(EHM, "maya"), person(EHM, "dana"), words("maya"));
    assertThat(sayer(family)).isEqualTo("Patient/" + idOf("Patient", family));
    ehm("FAM", words("dana"));
    assertThat(sayer(family)).isEqualTo("Person/" + idOf("Person", family));
    ehm("FAM", words("nobody"));
    assertThat(sayer(family)).isEmpty();
  }

  private UUID ehm(String key, String... entries) {
    return tell("peterborough", "ehm-pcc", key, entries);
  }

  private UUID mash(String key, String... entries) {
    return tell("peterborough", "mash-pcc", key, entries);
  }

  private UUID tell(String council, String source, String key, String... entries) {
    var bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[%s]}"
            .formatted(String.join(",", entries))
            .getBytes(StandardCharsets.UTF_8);
    boolean byCaseSystem = !source.equals("mash-pcc");
    return transaction.execute(
        status -> {
          var family = filing.familyOf(council, run + key, byCaseSystem, bundle);
          record.record(
              bundle, new Origin(source, council, family, UUID.randomUUID(), Instant.now()));
          return family;
        });
  }

  private static void held(String rule, Runnable what) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(
            ProblemFound.class, found -> assertThat(found.problem().rule()).isEqualTo(rule));
  }

  private String patient(String... identifiers) {
    return human("Patient", identifiers);
  }

  private String person(String... identifiers) {
    return human("Person", identifiers);
  }

  private String human(String type, String... identifiers) {
    var list = new StringBuilder();
    for (int i = 0; i < identifiers.length; i += 2) {
      list.append(i == 0 ? "" : ",")
          .append(
              "{\"system\":\"%s\",\"value\":\"%s\"}"
                  .formatted(identifiers[i], run + identifiers[i + 1]));
    }
    return entry(
        type,
        identifiers[0],
        identifiers[1],
        "\"identifier\":[%s],\"active\":true,\"birthDate\":\"2016-11-02\"".formatted(list));
  }

  private String observation(String value) {
    return entry("Observation", "urn:o", value, "\"status\":\"final\"");
  }

  private String plan(int revision, String replaces) {
    var older =
        replaces.isEmpty()
            ? ""
            : ",\"replaces\":[{\"reference\":\"CarePlan?identifier=urn:p|%s%s\"}]"
                .formatted(run, replaces);
    return entry("CarePlan", "urn:p", "" + revision, "\"status\":\"active\"" + older);
  }

  private String attendance() {
    return entry(
        "Observation", "urn:o", "attendance", coded("observation-kind", "attendance") + subject());
  }

  private String need() {
    return entry("Condition", "urn:n", "1", coded("supporting-families-need", "1.1") + subject());
  }

  private String goal() {
    return entry(
        "Goal",
        "urn:g",
        "1",
        "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"x\"},\"addresses\":[{\"reference\":\"Condition?identifier=urn:n|%s1\"}]"
                .formatted(run)
            + subject());
  }

  private String words(String sayer) {
    return entry(
        "Observation",
        "urn:o",
        "words",
        """
        "extension":[{"url":"https://onestory.example/fhir/StructureDefinition/said-by",
        "valueReference":{"identifier":{"system":"%s","value":"%s"}}}]"""
            .formatted(EHM, run + sayer));
  }

  private String sayer(UUID family) {
    return jdbc.sql(
            """
            select coalesce(content#>>'{extension,0,valueReference,reference}', '') from resource
            where family = ? and type = 'Observation'
            """)
        .param(family)
        .query(String.class)
        .single();
  }

  private String subject() {
    return ",\"subject\":{\"reference\":\"Patient?identifier=%s|%smaya\"}".formatted(EHM, run);
  }

  private static String coded(String system, String code) {
    return "\"code\":{\"coding\":[{\"system\":\"https://onestory.example/fhir/CodeSystem/%s\",\"code\":\"%s\"}]}"
        .formatted(system, code);
  }

  private String entry(String type, String system, String value, String content) {
    return "{\"resource\":{\"resourceType\":\"%s\",%s},\"request\":{\"method\":\"PUT\",\"url\":\"%s?identifier=%s|%s%s\"}}"
        .formatted(type, content, type, system, run, value);
  }

  private UUID idOf(String type, UUID family) {
    return jdbc.sql("select id from resource where type = ? and family = ?")
        .params(type, family)
        .query(UUID.class)
        .single();
  }

  private List<String> types(UUID family) {
    return jdbc.sql("select type from resource where family = ? order by type")
        .param(family)
        .query(String.class)
        .list();
  }

  private List<String> statuses(UUID family) {
    return jdbc.sql(
            "select content->>'status' from resource where family = ? and type = 'CarePlan' order by 1")
        .param(family)
        .query(String.class)
        .list();
  }

  private int goalsOfAttendance(UUID family) {
    return jdbc.sql(
            """
            select coalesce(sum(jsonb_array_length(content->'extension')), 0) from resource
            where family = ? and type = 'Observation'
            """)
        .param(family)
        .query(Integer.class)
        .single();
  }
}
