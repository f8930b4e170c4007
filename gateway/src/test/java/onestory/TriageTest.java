package onestory;

import static onestory.GivenClocks.S;
import static onestory.GivenClocks.label;
import static onestory.GivenClocks.to;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code Task/$triage}: the open contacts by time left (DOMAIN.md TIM-10). */
@GatewayTest
class TriageTest {

  @Autowired private Partners partners;
  @Autowired private GivenClocks clocks;
  @Autowired private FhirContext fhir;
  @Autowired private Clock clock;

  private Family family;
  private String maya;

  @BeforeEach
  void aFamilyWithAnEpisode() {
    family = Partners.aFamily();
    partners.play(family, "2");
    maya = "Patient/" + ResourceId.of("Patient", S + "Id/ehm-person", Partners.idIn(family, "P-1"));
  }

  @Test
  void theContactWithTheLeastTimeLeftComesFirst() {
    contact("later", 60, "on-track");
    contact("late", -2, "overdue");
    contact("soon", 5, "warned");
    contact("decided", 1, "met");

    assertThat(triage(200)).containsExactly("late -2 h", "soon 5 h", "later 60 h");
    assertThat(triage(1)).as("page by page").containsExactly("late -2 h", "soon 5 h", "later 60 h");
  }

  @Test
  void aContactComesOnceThoughSeveralClocksRunForIt() {
    contact("twice", 60, "on-track");
    clocks.record(id(), clockOf("twice", "first", 3, "warned"));

    assertThat(triage(200)).containsExactly("first 3 h");
  }

  @Test
  void whatWasAskedAndTheChildComeWithIt() {
    contact("one", 5, "warned");
    var page = bundle(get("pcc", "Task/$triage?_count=200"));

    assertThat(page.getEntry())
        .filteredOn(entry -> entry.getSearch().getMode() == SearchEntryMode.INCLUDE)
        .extracting(BundleEntryComponent::getFullUrl)
        .anyMatch(url -> url.endsWith(maya))
        .anyMatch(url -> url.endsWith("ServiceRequest/" + idOf("ServiceRequest", "one")))
        .anyMatch(url -> url.endsWith("Task/" + idOf("Task", "one")));
  }

  @Test
  void theMashIsToldOfItsContactsAndWhoTheChildrenAre() {
    contact("one", 5, "warned");

    assertThat(triage("mash-pcc", 200)).containsExactly("one 5 h");
    assertThat(bundle(get("mash-pcc", "Task/$triage?_count=200")).getEntry())
        .extracting(BundleEntryComponent::getFullUrl)
        .anyMatch(url -> url.endsWith(maya))
        .anyMatch(url -> url.endsWith("ServiceRequest/" + idOf("ServiceRequest", "one")));
  }

  @Test
  void whoMayHoldNoContactIsToldOfNone() {
    contact("one", 5, "warned");

    var answer = bundle(get("fenbank", "Task/$triage"));
    assertThat(answer.getEntry()).isEmpty();
    assertThat(answer.getLink("next")).isNull();
  }

  @Test
  void anImpossibleCountIsRefused() {
    for (var count : List.of("0", "-1", "many")) {
      assertThat(get("pcc", "Task/$triage?_count=" + count).statusCode()).as(count).isEqualTo(400);
    }
    assertThat(get("pcc", "Task/$triage?_cursor=nonsense").statusCode()).isEqualTo(410);
  }

  private void contact(String name, int hours, String state) {
    var asked = label(new ServiceRequest(), "mash");
    asked.addIdentifier(contactId(name));
    asked.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
    asked.setIntent(ServiceRequest.ServiceRequestIntent.PROPOSAL);
    asked.setSubject(to(maya));
    var contact = label(new Task(), "mash");
    contact.addIdentifier(contactId(name));
    contact.setStatus(Task.TaskStatus.RECEIVED).setIntent(Task.TaskIntent.ORDER);
    contact.getCode().addCoding().setSystem(S + "CodeSystem/task-code").setCode("mash-contact");
    contact.setFocus(to("ServiceRequest/" + idOf("ServiceRequest", name)));
    contact.setFor(to(maya));
    clocks.record(id(), asked, contact, clockOf(name, name, hours, state));
  }

  private Task clockOf(String contact, String name, int hours, String state) {
    var due = clock.instant().plus(Duration.ofHours(hours)).plusSeconds(90);
    var task =
        GivenClocks.clock(
            Partners.familyKey(family) + "." + name,
            "revised-plan",
            maya,
            due.truncatedTo(ChronoUnit.SECONDS).toString(),
            state);
    task.setFocus(to("Task/" + idOf("Task", contact)));
    task.getExecutionPeriod().setStartElement(new DateTimeType("2026-05-04T20:15:00+01:00"));
    return label(task, "mash");
  }

  private Identifier contactId(String name) {
    return new Identifier()
        .setSystem(S + "Id/mash-contact")
        .setValue(Partners.familyKey(family) + "." + name);
  }

  private String idOf(String type, String name) {
    return ResourceId.of(type, S + "Id/mash-contact", Partners.familyKey(family) + "." + name);
  }

  private java.util.UUID id() {
    return FamilyId.of(Partners.familyKey(family));
  }

  /** This family's open contacts, in the order of all pages. */
  private List<String> triage(int count) {
    return triage("pcc", count);
  }

  private List<String> triage(String client, int count) {
    var found = new ArrayList<String>();
    var path = "Task/$triage?_count=" + count;
    while (path != null) {
      var page = bundle(get(client, path));
      page.getEntry().stream()
          .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.MATCH)
          .map(BundleEntryComponent::getResource)
          .map(Task.class::cast)
          .filter(task -> value(task).startsWith(Partners.familyKey(family) + "."))
          .map(task -> value(task).substring(value(task).indexOf('.') + 1) + " " + left(task))
          .forEach(found::add);
      var next = page.getLink("next");
      path = next == null ? null : next.getUrl().substring(next.getUrl().indexOf("/fhir/") + 6);
    }
    return found;
  }

  private static String value(Task task) {
    return task.getIdentifierFirstRep().getValue();
  }

  /** In whole hours: the test takes its time. */
  private static String left(Task task) {
    var left =
        (org.hl7.fhir.r4.model.Duration)
            task.getExtensionByUrl(S + "StructureDefinition/time-left").getValue();
    return Math.floorDiv((long) Math.floor(left.getValue().doubleValue() * 60), 60L)
        + " "
        + left.getCode();
  }

  private Bundle bundle(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return fhir.newJsonParser().parseResource(Bundle.class, answer.body());
  }

  private HttpResponse<String> get(String client, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(partners.gateway() + "/fhir/" + path))
                  .header("Authorization", "Bearer " + partners.token(client))
                  .build(),
              BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
