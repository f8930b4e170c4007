package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.UUID;
import onestory.record.FamilyRecord;
import onestory.record.Origin;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Clocks and warnings as they stand in the record, for tests of what is made of them. */
@TestComponent
@Lazy
public class GivenClocks {

  static final String S = "https://onestory.example/fhir/";

  /** Not the gateway's own: of those it would say that nothing began them. */
  private static final String GIVEN = "https://tests.example/clock";

  private final FamilyRecord record;
  private final TransactionTemplate transaction;
  private final FhirContext fhir;
  private final Clock clock;

  GivenClocks(
      FamilyRecord record, PlatformTransactionManager transactions, FhirContext fhir, Clock clock) {
    this.record = record;
    this.transaction = new TransactionTemplate(transactions);
    this.fhir = fhir;
    this.clock = clock;
  }

  /**
   * A clock.
   *
   * @param due a date, a dateTime, or null
   */
  static Task clock(String id, String rule, String about, String due, String state) {
    var task = new Task();
    label(task, "agreement");
    task.addExtension(
        S + "StructureDefinition/timescale-rule", new StringType("test/test-1/" + rule));
    task.addIdentifier(new Identifier().setSystem(GIVEN).setValue(id));
    boolean met = state.startsWith("met");
    task.setStatus(met ? Task.TaskStatus.COMPLETED : Task.TaskStatus.INPROGRESS);
    task.getBusinessStatus().addCoding().setSystem(S + "CodeSystem/clock-state").setCode(state);
    task.setIntent(Task.TaskIntent.ORDER);
    task.setPriority(
        state.equals("overdue") ? Task.TaskPriority.URGENT : Task.TaskPriority.ROUTINE);
    task.getCode().addCoding().setSystem(S + "CodeSystem/task-code").setCode("timescale");
    task.getCode().addCoding().setSystem(S + "CodeSystem/timescale").setCode(rule);
    task.setDescription("Do what " + rule + " asks");
    task.setFor(to(about));
    task.getExecutionPeriod().setStartElement(new DateTimeType("2026-03-31"));
    task.setAuthoredOnElement(new DateTimeType("2026-03-31"));
    if (due != null) {
      task.getRestriction().getPeriod().setEndElement(new DateTimeType(due));
    }
    return task;
  }

  /** What is late, or soon will be, told about one child. */
  static DetectedIssue issue(Task clock, String child, DetectedIssue.DetectedIssueStatus status) {
    var issue = new DetectedIssue();
    issue.setMeta(clock.getMeta().copy());
    issue.addIdentifier(
        new Identifier()
            .setSystem(GIVEN)
            .setValue(clock.getIdentifierFirstRep().getValue() + "." + child));
    issue.setStatus(status);
    issue.getCode().addCoding(clock.getCode().getCoding().get(1));
    issue.setSeverity(
        status == DetectedIssue.DetectedIssueStatus.PRELIMINARY
            ? DetectedIssue.DetectedIssueSeverity.MODERATE
            : DetectedIssue.DetectedIssueSeverity.HIGH);
    issue.setPatient(to("Patient/" + child));
    issue.setIdentified(new DateTimeType("2026-04-29T00:00:00+01:00"));
    issue.setDetail(clock.getDescription() + ": was due by 28 April 2026.");
    return issue;
  }

  /** Gives it another class of information. */
  static <T extends Resource> T label(T resource, String informationClass) {
    resource.getMeta().setSecurity(null);
    resource
        .getMeta()
        .addSecurity()
        .setSystem(S + "CodeSystem/information-class")
        .setCode(informationClass);
    return resource;
  }

  /** Says who sees it besides the council. */
  static Task addressedTo(String organisation, Task clock) {
    clock.addExtension(S + "StructureDefinition/addressee", to(organisation));
    return label(clock, "timescale");
  }

  /** Puts them into the family's record, as the gateway itself does. */
  void record(UUID family, Resource... resources) {
    var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (var resource : resources) {
      var identifier = (Identifier) resource.getNamedProperty("identifier").getValues().get(0);
      bundle
          .addEntry()
          .setResource(resource)
          .getRequest()
          .setMethod(Bundle.HTTPVerb.PUT)
          .setUrl(
              "%s?identifier=%s|%s"
                  .formatted(resource.fhirType(), identifier.getSystem(), identifier.getValue()));
    }
    var json = fhir.newJsonParser().encodeResourceToString(bundle).getBytes(UTF_8);
    var origin = new Origin("onestory", "peterborough", family, UUID.randomUUID(), clock.instant());
    transaction.executeWithoutResult(status -> record.record(json, origin));
  }

  static Reference to(String key) {
    return new Reference(key).setType(key.substring(0, key.indexOf('/')));
  }
}
