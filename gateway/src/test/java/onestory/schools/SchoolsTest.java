package onestory.schools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.Withdrawals;
import onestory.fixtures.Failure;
import onestory.fixtures.Family;
import onestory.record.FamilyId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read from a school, what is kept of it, and what becomes of that. */
@GatewayTest
class SchoolsTest {

  private static final AtomicInteger PUPILS = new AtomicInteger(1000);

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private final String pupil = "A7" + PUPILS.incrementAndGet();
  private final String classmate = "A8" + PUPILS.get();
  private final Family family = Partners.aFamily();

  @BeforeEach
  void aChildWhoseEpisodeIsOpen() {
    partners.mis.forget();
    partners.play(family, "1");
  }

  @AfterEach
  void theSchoolWorks() {
    partners.mis.works();
    partners.mis.forget();
  }

  @Test
  void attendanceOfAChildInAnOpenRecordComesIntoTheRecord() {
    read(rows());

    assertThat(states("attendance")).containsExactly("done");
    assertThat(recorded("Observation", "school-attendance"))
        .singleElement()
        .satisfies(
            observation ->
                assertThat(observation).contains("91.1", "unauthorised-absence", "2026-05-22"));
  }

  @Test
  @DisplayName("4.53 of a child whose permission is withdrawn: to the council, and to nobody else")
  void whatASchoolTellsAfterTheWithdrawalGoesToTheCouncilAlone() {
    partners.play(family, "4");
    Withdrawals.withdraw(partners, family);
    partners.inStep(family);
    int toHealth = partners.healthVisiting.received().size();
    int toCouncil = partners.ehm.received().size();

    read(rows());
    partners.inStep(family);

    assertThat(states("attendance")).as("accepted").containsExactly("done");
    assertThat(partners.ehm.received()).hasSizeGreaterThan(toCouncil);
    assertThat(partners.healthVisiting.received()).hasSize(toHealth);
    assertThat(partners.school.views())
        .doesNotContainKey(FamilyId.of(Partners.familyKey(family)).toString());
  }

  @Test
  void parentalResponsibilityIsYesNoOrUnknownWithWhoSaysSo() {
    read(rows());

    assertThat(recorded("RelatedPerson", "school-contact"))
        .hasSize(3)
        .allSatisfy(contact -> assertThat(contact).contains("school's record system"))
        .anySatisfy(contact -> assertThat(contact).contains("Dana", "\"valueCode\": \"yes\""))
        .anySatisfy(contact -> assertThat(contact).contains("Chidi", "\"valueCode\": \"unknown\""))
        .anySatisfy(contact -> assertThat(contact).contains("Joan", "\"valueCode\": \"no\""));
  }

  @Test
  void nothingOfAClassmateIsSavedOnlyCounted() {
    long before = counted("students", "dropped");

    read(rows());

    assertThat(counted("students", "dropped")).isGreaterThan(before);
    assertThat(kept())
        .noneMatch(payload -> payload.contains("Feld") || payload.contains(classmate));
  }

  @Test
  void readAgainChangesNothing() {
    read(rows());
    long kept = keptRows();

    partners.schoolReads().readNow("fenbank");

    assertThat(keptRows()).isEqualTo(kept);
  }

  @Test
  void aCorrectedRowIsANewVersion() {
    read(rows());

    read(
        rows()
            .replace("\"present_marks\": 51", "\"present_marks\": 50")
            .replace("\"unauthorised_absences\": 2", "\"unauthorised_absences\": 3")
            .replace("\"sessions\": 25", "\"sessions\": 24")
            .replaceAll("(\"code\": \"O\",\\s+\"sessions\": )2", "$13")
            .replace("2026-05-29 04:10:00", "2026-05-30 04:10:00"));

    assertThat(states("attendance")).containsExactly("done", "done");
    assertThat(recorded("Observation", "school-attendance"))
        .singleElement()
        .satisfies(observation -> assertThat(observation).contains("89.3"));
  }

  @Test
  void everyPageIsRead() {
    partners.mis.pagesOf(1);

    read(rows());

    assertThat(states("attendance")).containsExactly("done");
    assertThat(partners.mis.received()).anyMatch(asked -> asked.path().contains("page=2"));
  }

  @Test
  void aSchoolThatIsDownIsReadAgainFromWhereItWas() {
    partners.mis.put(rows());
    partners.mis.fails(Failure.status(503));
    partners.schoolReads().ask("fenbank");
    awaitState("failing");

    partners.mis.works();

    awaitState("read");
    await().atMost(Duration.ofSeconds(20)).until(() -> states("attendance").contains("done"));
  }

  @Test
  void aRefusedTokenIsSaidAndNotTriedOnAndOn() {
    partners.mis.put(rows());
    partners.mis.fails(Failure.status(401));

    partners.schoolReads().ask("fenbank");

    awaitState("credentials");
    assertThat(partners.schoolReads().report("fenbank", "students").path("failure").asText())
        .isEqualTo("CREDENTIALS: status 401");
  }

  @Test
  void aTemporaryUpnNeverMatches() {
    var temporary = "B81340012501A";

    read(rows().replace(upn(), temporary));

    assertThat(states("attendance")).isEmpty();
    assertThat(kept()).noneMatch(payload -> payload.contains(temporary));
  }

  @Test
  void aUpnWithAWrongCheckLetterIsRejected() {
    long before = counted("students", "rejected");

    read(rows().replace(upn(), (upn().charAt(0) == 'A' ? "B" : "A") + upn().substring(1)));

    assertThat(counted("students", "rejected")).isGreaterThan(before);
    assertThat(states("attendance")).isEmpty();
  }

  @Test
  void aPupilOfAnotherBirthDateIsHeldForAPerson() {
    read(rows().replace("2016-11-02", "2016-11-03"));

    assertThat(states("attendance")).containsExactly("held school/pupil-differs");
    assertThat(states("contact")).containsExactly("held school/pupil-differs");
  }

  @Test
  void aSummaryThatDoesNotAddUpIsHeld() {
    read(rows().replace("\"present_marks\": 51", "\"present_marks\": 52"));

    assertThat(states("attendance")).containsExactly("held school/sums-differ");
  }

  @Test
  void aRetiredMarkAndAnUnknownFieldAreHeldNeverGuessed() {
    read(rows().replace("\"code\": \"I\"", "\"code\": \"H\""));
    assertThat(states("attendance")).containsExactly("held unknown-code");
  }

  @Test
  void aFieldThatNobodyKnowsIsHeld() {
    read(rows().replace("\"late_marks\"", "\"late_half_days\""));

    assertThat(states("attendance")).containsExactly("held unknown-element");
  }

  private void read(String rows) {
    partners.mis.put(rows);
    partners.schoolReads().readNow("fenbank");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                jdbc.sql(
                            "select count(*) from inbox_message where source = 'mis-fenbank' and state = 'accepted'")
                        .query(Long.class)
                        .single()
                    == 0);
  }

  private void awaitState(String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                partners
                    .schoolReads()
                    .report("fenbank", "students")
                    .path("state")
                    .asText()
                    .equals(state));
  }

  private long counted(String rows, String what) {
    return partners.schoolReads().report("fenbank", rows).path("rowsSoFar").path(what).asLong();
  }

  private long keptRows() {
    return jdbc.sql("select count(*) from inbox_message where source = 'mis-fenbank'")
        .query(Long.class)
        .single();
  }

  /** Where each message of the pupil stands, oldest first, with the rule that it met. */
  private List<String> states(String kind) {
    return jdbc.sql(
            """
            select concat_ws(' ', state, rule) from inbox_message
            where source = 'mis-fenbank' and kind = ? and source_id like ? order by arrival
            """)
        .params(kind, kind + "." + pupil + "%")
        .query(String.class)
        .list();
  }

  private List<String> kept() {
    return jdbc.sql("select payload from inbox_message where source = 'mis-fenbank'")
        .query((row, n) -> new String(row.getBytes(1), UTF_8))
        .list();
  }

  private List<String> recorded(String type, String system) {
    return jdbc.sql(
            """
            select content::text from resource where type = ?
              and content -> 'identifier' -> 0 ->> 'system' = ?
              and content -> 'identifier' -> 0 ->> 'value' like ?
            """)
        .params(type, "https://onestory.example/fhir/Id/" + system, "%." + pupil + "%")
        .query(String.class)
        .list();
  }

  /** Family 1's rows, of this copy of it. */
  private String rows() {
    try (var in =
        Family.class.getResourceAsStream("/onestory/families/1-reid-okafor/6-1-mis-fenbank.json")) {
      return new String(in.readAllBytes(), UTF_8)
          .replace("U874201218031", upn())
          .replace("A92031", pupil)
          .replace("A92044", classmate)
          .replaceAll("A551207(3[34])", pupil + "$1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String upn() {
    var found = Pattern.compile("<upn>(.{13})<").matcher(family.message("1-1-people").xml());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
