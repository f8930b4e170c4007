package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import onestory.problem.Problem;
import org.junit.jupiter.api.Test;

/** Dates that can't be in the order in which they are told are refused, with their place. */
class DateOrderTest {

  private static final String HEADER =
      """
      <header><system>ehm-pcc</system><id>M-1</id><version>1</version><familyId>F-1</familyId>\
      <sentAt>2026-01-05T10:00:00Z</sentAt></header>""";
  private static final String LEAD =
      """
      <leadProfessional><id>W-1</id><given>Ana</given><surname>Lee</surname><role>teacher</role>\
      <organisation><scheme>urn</scheme><code>900101</code></organisation></leadProfessional>""";
  private static final String PERIODS =
      """
      <previousLead><professionalId>W-2</professionalId><from>2026-01-01</from>\
      <until>2026-01-05</until></previousLead>\
      <previousLead><professionalId>W-3</professionalId><until>2026-01-01</until></previousLead>""";

  private final MessageCheck check =
      new MessageCheck(PeopleMessage.nhsNumber(), PeopleMessage.upn());

  @Test
  void whatIsInOrderOrTheSameDayIsTaken() {
    assertThat(refused(episode("2026-01-05", PERIODS))).isNull();
    assertThat(refused(chronology("2026-01-05", "2026-01-05"))).isNull();
  }

  @Test
  void anEpisodeIsNotClosedBeforeItIsOpened() {
    Problem problem = refused(episode("2026-01-04", PERIODS));
    assertThat(problem.rule()).isEqualTo("dates-reversed");
    assertThat(problem.at()).startsWith("/episode/episode/closed (line");
    assertThat(problem.toString()).doesNotContain("2026");
  }

  @Test
  void eachPeriodIsComparedWithItsOwnBeginning() {
    String reversed = PERIODS.replace("<from>2026-01-01</from>", "<from>2026-01-06</from>");
    assertThat(refused(episode("2026-01-05", reversed)).at())
        .startsWith("/episode/episode/previousLead/until");
  }

  @Test
  void aMomentIsComparedInItsZone() {
    assertThat(refused(contact("2026-01-05T10:30:00+01:00")).at())
        .startsWith("/contact/enquiry/startedAt");
    assertThat(refused(contact("2026-01-05T10:30:00Z"))).isNull();
  }

  @Test
  void aChronologyIsInDateOrder() {
    assertThat(refused(chronology("2026-01-05", "2026-01-04")).at())
        .startsWith("/chronology/entry[2]/date");
  }

  private static String episode(String closed, String more) {
    return message(
        "episode",
        "<episode><id>E-1</id><stage>closed</stage><opened>2026-01-05</opened><closed>"
            + closed
            + "</closed><childId>P-1</childId>"
            + LEAD
            + more
            + "</episode>");
  }

  private static String contact(String started) {
    return message(
        "contact",
        "<childId>P-1</childId><receivedAt>2026-01-05T10:00:00Z</receivedAt>"
            + "<fromPublic>true</fromPublic><concern>Canary</concern><level>low</level>"
            + "<enquiry><opened>true</opened><startedAt>"
            + started
            + "</startedAt></enquiry>");
  }

  private static String chronology(String first, String second) {
    return message(
        "chronology",
        "<childId>P-1</childId><authorId>W-1</authorId>" + entry(1, first) + entry(2, second));
  }

  private static String entry(int id, String date) {
    return "<entry><id>" + id + "</id><date>" + date + "</date><text>Canary</text></entry>";
  }

  private static String message(String kind, String content) {
    String start = "<" + kind + " xmlns='https://onestory.example/ehm/v1'>";
    return start + HEADER + content + "</" + kind + ">";
  }

  private Problem refused(String xml) {
    MessageRefused refused =
        catchThrowableOfType(
            MessageRefused.class,
            () -> check.check(xml.getBytes(StandardCharsets.UTF_8), "ehm-pcc"));
    return refused == null ? null : refused.problem();
  }
}
