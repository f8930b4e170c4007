package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static onestory.GivenClocks.S;
import static onestory.GivenClocks.clock;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Working sets are searches: what is due this week, what is overdue by rule, page by page. The
 * clocks here keep a rule of the other council, so that none but the test's own are found.
 */
@GatewayTest
class WorkingSetsTest {

  private static final String RULE = "revised-plan";

  @Autowired private Partners partners;
  @Autowired private GivenClocks clocks;
  @Autowired private FhirContext fhir;

  private Family family;
  private String maya;

  @BeforeEach
  void aFamilyWithAnEpisode() {
    family = Partners.aFamily();
    partners.play(family, "2");
    maya = "Patient/" + ResourceId.of("Patient", S + "Id/ehm-person", Partners.idIn(family, "P-1"));
  }

  @Test
  void whatIsDueComesPageByPageTheFirstFirst() {
    given("c", "2026-06-07", "a", "2026-06-05", "b", "2026-06-05T12:00:00+01:00");
    given("never", null, "e", "2026-07-01", "d", "2026-06-30");

    assertThat(pages(tasks("&_sort=due&_count=4")))
        .containsExactly(List.of("b", "a", "c", "d"), List.of("e", "never"));
    assertThat(pages(tasks("&_sort=-due&_count=3")))
        .containsExactly(List.of("e", "d", "c"), List.of("a", "b", "never"));
  }

  @Test
  void aFullLastPageHasNoNext() {
    given("a", "2026-06-05", "b", "2026-06-06");

    assertThat(pages(tasks("&_sort=due&_count=2"))).containsExactly(List.of("a", "b"));
  }

  @Test
  void whatBecomesDueMeanwhileMovesNoPage() {
    given("a", "2026-06-01", "b", "2026-06-02", "c", "2026-06-03");
    var first = bundle(get("pcc", tasks("&_sort=due&_count=2")));
    given("earlier", "2026-05-01");

    assertThat(names(first)).containsExactly("a", "b");
    assertThat(names(bundle(follow("pcc", first)))).containsExactly("c");
  }

  @Test
  void noTotalIsPromised() {
    given("a", "2026-06-01");
    assertThat(bundle(get("pcc", tasks(""))).hasTotal()).isFalse();
  }

  /** What is due on a day is late when the next begins, in England. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "due=2026-06-05                            | the-5th noon",
        "due=le2026-06-05                          | the-4th noon the-5th",
        "due=lt2026-06-05                          | the-4th",
        "due=ge2026-06-05                          | noon the-5th the-6th",
        "due=gt2026-06-05                          | the-6th",
        "due=ge2026-06-05&due=le2026-06-06         | noon the-5th the-6th",
        "due=2026-06                               | the-4th noon the-5th the-6th",
        "due=le2026-06-05T12:00:00%2B01:00         | the-4th noon",
        "due=lt2026-06-05T12:00:00%2B01:00         | the-4th",
        "due=gt2026-06-05T11:00:00Z                | the-5th the-6th",
        "due=ge2027-01-01                          | ''",
      })
  void dueTakesDaysAndMoments(String due, String expected) {
    given("the-4th", "2026-06-04", "noon", "2026-06-05T12:00:00+01:00");
    given("the-5th", "2026-06-05", "the-6th", "2026-06-06", "never", null);

    assertThat(names(bundle(get("pcc", tasks("&_sort=due&" + due)))))
        .containsExactlyInAnyOrder(
            expected.isEmpty()
                ? new String[0]
                : expected.replace("the-5th noon", "noon the-5th").split(" "));
  }

  @Test
  void overdueByRuleForOneOrganisation() {
    var late = named("late", "2026-04-28", "overdue");
    late.setOwner(GivenClocks.to("Organization/" + fenbank()));
    clocks.record(id(), late, named("soon", "2026-05-08", "warned"));

    assertThat(names(bundle(get("pcc", tasks("&business-status=overdue")))))
        .containsExactly("late");
    assertThat(names(bundle(get("pcc", tasks("&business-status=warned&status=in-progress")))))
        .containsExactly("soon");
    for (var owner :
        List.of(
            "owner=Organization/" + fenbank(),
            "owner=" + fenbank(),
            "owner:identifier=" + encoded("https://fhir.hl7.org.uk/Id/urn-school-number|900101"))) {
      assertThat(names(bundle(get("pcc", tasks("&" + owner))))).as(owner).containsExactly("late");
    }
  }

  @Test
  void whatTheAskerMayNotSeeIsOnNoPageAndLeavesNoGap() {
    IntStream.range(0, 5).forEach(n -> given("hidden" + n, "2026-06-0" + (n + 1)));
    for (var path : List.of(tasks("&_count=2"), tasks("&_sort=due&_count=1"))) {
      var answer = bundle(get("fenbank", path));
      assertThat(answer.getEntry()).isEmpty();
      assertThat(answer.getLink("next")).isNull();
    }
  }

  @Test
  void issuesOfARuleAreFoundByTheirStatus() {
    var late = named("late", "2026-04-28", "overdue");
    clocks.record(
        id(),
        late,
        GivenClocks.issue(late, maya.substring(8), DetectedIssue.DetectedIssueStatus.FINAL));
    var path =
        "DetectedIssue?patient=" + maya + "&code=" + encoded(S + "CodeSystem/timescale|" + RULE);

    assertThat(bundle(get("pcc", path + "&status=final")).getEntry()).hasSize(1);
    assertThat(bundle(get("pcc", path + "&status=preliminary")).getEntry()).isEmpty();
    assertThat(bundle(get("fenbank", path)).getEntry()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_count=0         | a number from 1 to 200",
        "_count=-1        | a number from 1 to 200",
        "_count=many      | a number from 1 to 200",
        "_count=99999999999 | a number from 1 to 200",
        "_sort=patient    | _lastUpdated or due or -due",
        "_sort=due,-due   | _lastUpdated or due or -due",
        "due=tomorrow     | a date is written as 2026-06-05",
        "due=ge2026-06-08&due=le2026-06-01 | due: it begins after it ends",
        "owner:identifier=900101 | system|value",
        "code=https://onestory.example/fhir/CodeSystem/timescale%7Cfirst-tav | first-taf",
      })
  void whatIsWrongWithAQuestionIsSaidPlainly(String wrong, String remedy) {
    var answer = get("pcc", "Task?patient=" + maya + "&" + wrong.strip());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body())
        .contains("OperationOutcome", remedy.strip())
        .doesNotContain("ca.uhn", "SQL", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bm90aGluZw", "%21%21", ""})
  @DisplayName("7.57 a cursor that was guessed leads nowhere")
  void aCursorThatWasGuessedLeadsNowhere(String cursor) {
    var answer = get("pcc", "Task?patient=" + maya + "&_cursor=" + cursor);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
    assertThat(answer.body()).contains("OperationOutcome", "begin again without it");
  }

  @Test
  @DisplayName("7.57 a cursor is for one client and one question")
  void aCursorIsForOneClientAndOneQuestion() {
    given("a", "2026-06-01", "b", "2026-06-02", "c", "2026-06-03");
    var first = bundle(get("pcc", tasks("&_sort=due&_count=1")));
    var cursor = first.getLink("next").getUrl().replaceAll(".*_cursor=", "");

    assertThat(names(bundle(get("pcc", tasks("&_sort=due&_count=2&_cursor=" + cursor)))))
        .as("another size of page is the same question")
        .containsExactly("b", "c");
    for (var refused :
        List.of(
            get("fenbank", tasks("&_sort=due&_count=1&_cursor=" + cursor)),
            get("pcc", tasks("&_sort=-due&_count=1&_cursor=" + cursor)),
            get("pcc", tasks("&_sort=due&_count=1&_cursor=A" + cursor)),
            get("pcc", "Task?status=in-progress&_sort=due&_cursor=" + cursor))) {
      assertThat(refused.statusCode()).isEqualTo(410);
      assertThat(refused.body()).contains("not one that was given to this client for this search");
    }
  }

  @Test
  void aClockIsDoneByWhatItWaitsForAndNotByItsTask() {
    assertThat(completes("first-taf").statusCode()).isEqualTo(422);
    assertThat(completes("first-taf").body()).contains("contribution/clock at Task.status");
    assertThat(completes("permission-ending").statusCode())
        .as("its rule says that it is done by hand; but there is no such Task")
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "CareTeam, active",
    "ClinicalImpression, completed",
    "Communication, completed",
    "Flag, active",
    "List, current",
    "ServiceRequest, active"
  })
  void theFurtherTypesAreFoundByTheirChildAndRead(String type, String status) {
    var given =
        """
        {"resourceType":"%s","identifier":[{"system":"https://tests.example/id","value":"%s"}],
          "status":"%s","subject":{"reference":"%s","type":"Patient"}}"""
            .formatted(type, Partners.familyKey(family), status, maya);
    clocks.record(
        id(), GivenClocks.label((Resource) fhir.newJsonParser().parseResource(given), "agreement"));

    var found = bundle(get("pcc", type + "?status=" + status + "&patient=" + maya)).getEntry();
    assertThat(found).isNotEmpty();
    var path = type + "/" + found.get(0).getResource().getIdElement().getIdPart();
    assertThat(found.get(0).getFullUrl()).endsWith(path);
    assertThat(get("pcc", path).statusCode()).isEqualTo(200);
    assertThat(get("fenbank", path).statusCode()).isEqualTo(404);
  }

  @Test
  void whatTheGatewaySaysItselfIsFoundToo() {
    partners.play(family, "4");
    assertThat(bundle(get("pcc", "DetectedIssue?status=final&patient=" + maya)).getEntry())
        .as("the breakfast club was due by 24 April")
        .isNotEmpty();
  }

  private HttpResponse<String> completes(String rule) {
    var id = UUID.randomUUID().toString();
    var task = clock(id, rule, maya, "2026-06-05", "met");
    task.setId(id);
    return send(
        HttpRequest.newBuilder(URI.create(partners.gateway() + "/fhir/Task/" + id))
            .header("Authorization", "Bearer " + partners.token("health-visiting-p"))
            .header("Content-Type", "application/fhir+json")
            .header("If-Match", "W/\"1\"")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    fhir.newJsonParser().encodeResourceToString(task)))
            .build());
  }

  private void given(String... namesAndDues) {
    for (int n = 0; n < namesAndDues.length; n += 2) {
      clocks.record(id(), named(namesAndDues[n], namesAndDues[n + 1], "on-track"));
    }
  }

  private Task named(String name, String due, String state) {
    return clock(Partners.familyKey(family) + "." + name, RULE, maya, due, state);
  }

  private String tasks(String more) {
    return "Task?patient=" + maya + "&code=" + encoded(S + "CodeSystem/timescale|" + RULE) + more;
  }

  private List<List<String>> pages(String path) {
    var pages = new ArrayList<List<String>>();
    for (var page = bundle(get("pcc", path)); page != null; page = next(page)) {
      pages.add(names(page));
    }
    return pages;
  }

  private Bundle next(Bundle page) {
    return page.getLink("next") == null ? null : bundle(follow("pcc", page));
  }

  private HttpResponse<String> follow(String client, Bundle page) {
    var url = page.getLink("next").getUrl();
    return get(client, url.substring(url.indexOf("/fhir/") + 6));
  }

  private List<String> names(Bundle answer) {
    return answer.getEntry().stream()
        .map(entry -> ((Task) entry.getResource()).getIdentifierFirstRep().getValue())
        .map(value -> value.substring(value.indexOf('.') + 1))
        .toList();
  }

  private UUID id() {
    return FamilyId.of(Partners.familyKey(family));
  }

  private static String fenbank() {
    return ResourceId.of("Organization", "https://fhir.hl7.org.uk/Id/urn-school-number", "900101");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private Bundle bundle(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return fhir.newJsonParser().parseResource(Bundle.class, answer.body());
  }

  private HttpResponse<String> get(String client, String path) {
    return send(
        HttpRequest.newBuilder(URI.create(partners.gateway() + "/fhir/" + path.replace("|", "%7C")))
            .header("Authorization", "Bearer " + partners.token(client))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
