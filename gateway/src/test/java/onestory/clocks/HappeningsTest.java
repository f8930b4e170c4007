package onestory.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.timescales.Happening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of the record is read as what happening; each told on 2 March 2026 at 9. */
class HappeningsTest {

  private static final String[] NAMES = {"maya", "it", "goal", "request", "contact"};

  static Stream<Arguments> cases() {
    return Stream.of(
        is(
            "EpisodeOfCare",
            "{'status':'active','patient':<Patient/maya>,'period':{'start':'2026-03-02'}}",
            "episode-opened 2026-03-02 maya"),
        is(
            "EpisodeOfCare",
            "{'status':'finished','patient':<Patient/maya>,'period':{'start':'2026-03-02','end':'2026-09-18'}}",
            "episode-opened 2026-03-02 maya | episode-closed 2026-09-18 maya"),
        is(
            "EpisodeOfCare",
            "{'status':'cancelled','patient':<Patient/maya>}",
            "episode-closed 2026-03-02T09:00 maya"),
        is(
            "EpisodeOfCare",
            "{'identifier':[{'system':'S/Id/eh-episode','value':'mash.C1'}],'status':'planned','patient':<Patient/maya>,"
                + "'period':{'start':'2026-04-03'}}",
            ""),
        is(
            "QuestionnaireResponse",
            assessment("completed", "2026-03-20", ""),
            "assessment-started 2026-03-02 maya #it | assessment-completed 2026-03-20 maya #it"),
        is(
            "QuestionnaireResponse",
            assessment("in-progress", "2026-03-20", ""),
            "assessment-started 2026-03-02 maya #it"),
        is(
            "QuestionnaireResponse",
            assessment(
                "amended",
                "2026-06-01",
                ",{'url':'S/StructureDefinition/eha-finalised','valueDate':'2026-03-20'}"),
            "assessment-started 2026-03-02 maya #it | assessment-completed 2026-03-20 maya #it"
                + " | assessment-updated 2026-06-01 maya #it"),
        is("QuestionnaireResponse", "{'status':'completed','authored':'2026-04-10'}", ""),
        is(
            "Task",
            task(
                "eh-hub-quality-check",
                "completed",
                "'executionPeriod':{'end':'2026-03-25T10:00:00Z'}"),
            "quality-checked 2026-03-25T10:00"),
        is("Task", task("eh-hub-quality-check", "requested", ""), ""),
        is(
            "Encounter",
            "{'status':'finished','type':[{'coding':[{'system':'S/CodeSystem/meeting-type','code':'taf'}]}],"
                + "'period':{'start':'2026-04-10T14:00:00+01:00'}}",
            "meeting-held 2026-04-10T13:00"),
        is(
            "Encounter",
            "{'status':'finished','type':[{'coding':[{'system':'S/CodeSystem/meeting-type','code':'masg'}]}],"
                + "'period':{'start':'2026-04-10'}}",
            ""),
        is(
            "Appointment",
            "{'status':'proposed','created':'2026-04-10','requestedPeriod':[{'end':'2026-06-05'}],"
                + "'participant':[{'actor':<Patient/maya>}]}",
            "next-meeting-agreed 2026-04-10 maya due 2026-06-05"),
        is("Appointment", "{'status':'cancelled','requestedPeriod':[{'end':'2026-06-05'}]}", ""),
        is(
            "Appointment",
            "{'status':'booked','appointmentType':{'coding':[{'system':'S/CodeSystem/meeting-type','code':'masg'}]},"
                + "'basedOn':[<ServiceRequest/request>]}",
            "panel-slot-set 2026-03-02T09:00 #request"),
        is(
            "CareTeam",
            "{'subject':<Patient/maya>,'participant':[{'role':[{'coding':[{'system':'S/CodeSystem/early-help-role',"
                + "'code':'lead-professional'}]}],'period':{'start':'2026-04-10'}}]}",
            "lead-professional-named 2026-04-10 maya"),
        is(
            "Composition",
            "{'type':{'coding':[{'system':'S/CodeSystem/document-type','code':'taf-record'}]},'date':'2026-09-11T14:00:00Z',"
                + "'author':[<PractitionerRole/sam>],'section':[{'code':{'coding':[{'system':'S/CodeSystem/meeting-decision',"
                + "'code':'close'}]}}]}",
            "lead-professional-named 2026-09-11T14:00 | closure-decided 2026-09-11"),
        is(
            "CarePlan",
            "{'category':[{'coding':[{'system':'S/CodeSystem/plan-category','code':'early-help-plan'}]}],"
                + "'subject':<Patient/maya>,'created':'2026-06-11',"
                + "'extension':[{'url':'S/StructureDefinition/plan-revision','valuePositiveInt':2}]}",
            "plan-revised 2026-06-11 maya"),
        is(
            "Communication",
            "{'status':'completed','category':[{'coding':[{'system':'S/CodeSystem/communication-category',"
                + "'code':'plan-sent'}]}],'sent':'2026-05-11'}",
            "plan-sent 2026-05-11"),
        is(
            "QuestionnaireResponse",
            "{'meta':{'security':[{'code':'closure'}]},'status':'completed','authored':'2026-07-09',"
                + "'item':[{'linkId':'decided-on','answer':[{'valueDate':'2026-07-06'}]}]}",
            "closure-decided 2026-07-06 | closure-recorded 2026-07-09"),
        is(
            "QuestionnaireResponse",
            "{'status':'completed','authored':'2026-07-06T16:00:00Z',"
                + "'item':[{'linkId':'decision','answer':[{'valueString':'close'}]}]}",
            "closure-decided 2026-07-06"),
        is(
            "Task",
            task(
                "action",
                "in-progress",
                "'authoredOn':'2026-04-10','restriction':{'period':{'end':'2026-04-24'}}"),
            "action-agreed 2026-04-10 maya #it due 2026-04-24"),
        is(
            "Task",
            task("action", "completed", "'authoredOn':'2026-04-10'"),
            "action-agreed 2026-04-10 maya #it | action-finished 2026-03-02T09:00 maya #it"),
        is(
            "Task",
            task(
                "mash-contact",
                "received",
                "'executionPeriod':{'start':'2026-04-01T20:15:00+01:00'}"),
            "contact-received 2026-04-01T19:15 maya #it"),
        is(
            "Task",
            task(
                "mash-decision",
                "completed",
                "'partOf':[<Task/contact>],'executionPeriod':{'end':'2026-04-03T16:40:00+01:00'}"),
            "contact-decided 2026-04-03T15:40 maya #contact"),
        is(
            "Task",
            task(
                "targeted-support-triage",
                "completed",
                "'focus':<ServiceRequest/request>,'executionPeriod':{'end':'2026-05-01T10:00:00Z'},'output':[{"
                    + "'valueCodeableConcept':{'coding':[{'system':'S/CodeSystem/triage-outcome','code':'masg'}]}}]"),
            "support-triaged 2026-05-01T10:00 maya #request due 2026-05-14"),
        is(
            "Task",
            task(
                "targeted-support-triage",
                "completed",
                "'executionPeriod':{'end':'2026-05-01T10:00:00Z'}"),
            ""),
        is(
            "Consent",
            consent(
                "early-help-participation", "rejected", "", "'performer':[<RelatedPerson/mum>]"),
            "help-refused 2026-02-10 maya"),
        is(
            "Consent",
            consent(
                "early-help-participation", "inactive", "", "'performer':[<RelatedPerson/mum>]"),
            "help-withdrawn 2026-03-02 maya"),
        is(
            "Consent",
            consent("early-help-participation", "active", "", "'performer':[<Patient/maya>]"),
            "help-agreed 2026-02-10 maya | young-person-agreed 2026-02-10 maya"),
        is(
            "Consent",
            consent("INFA", "active", "2027-03-20", "'performer':[<RelatedPerson/mum>]"),
            "permission-given 2026-02-10 maya #it due 2027-03-20 | permission-ended 2027-03-21 maya #it"),
        is(
            "Flag",
            "{'status':'active','code':{'coding':[{'system':'S/CodeSystem/safety-flag','code':'safeguarding-override'}]},"
                + "'subject':<Patient/maya>,'period':{'start':'2026-04-01T21:00:00Z','end':'2026-04-08T21:00:00Z'}}",
            "override-granted 2026-04-01T21:00 maya #it due 2026-04-08 | override-ended 2026-04-08T21:00 maya #it"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadAs(String type, String resource, String happened) {
    var record = new GivenRecord().at("2026-03-02T09:00:00Z").has(type, "it", resource);

    assertThat(told(record)).isEqualTo(happened);
  }

  @Test
  void whoeverTurnsSixteenWhileAParentsConsentStandsIsAskedAnew() {
    var record =
        new GivenRecord()
            .has("Patient", "maya", "{'birthDate':'2011-01-15'}")
            .has(
                "Consent",
                "it",
                consent(
                    "early-help-participation", "active", "", "'performer':[<RelatedPerson/mum>]"));

    assertThat(told(record)).endsWith("turned-sixteen 2027-01-15 maya #it");
  }

  @Test
  void whoGaveTheirOwnConsentIsNotAskedAnewAtSixteen() {
    var record =
        new GivenRecord()
            .has("Patient", "maya", "{'birthDate':'2011-01-15'}")
            .has("Consent", "it", consent("INFA", "active", "", "'performer':[<Patient/maya>]"));

    assertThat(told(record)).isEmpty();
  }

  private static String told(GivenRecord record) {
    return Happenings.of(record.outline(), GivenCouncil.PANELS).stream()
        .map(HappeningsTest::line)
        .collect(Collectors.joining(" | "));
  }

  private static String line(Happening one) {
    var at =
        one.at().wholeDay()
            ? one.at().day().toString()
            : one.at().instant().toString().substring(0, 16);
    var children = one.children().stream().map(child -> child.substring(8)).sorted().toList();
    var item = one.item().isEmpty() ? "" : " #" + one.item().substring(one.item().indexOf('/') + 1);
    var due = one.due().map(day -> " due " + day).orElse("");
    var about = children.isEmpty() ? "" : " " + String.join("+", children);
    return GivenRecord.named(one.kind().code() + " " + at + about + item + due, NAMES);
  }

  private static String assessment(String status, String authored, String extension) {
    return "{'questionnaire':'S/Questionnaire/pb-eha-2025-06','status':'%s','authored':'%s','subject':<Patient/maya>,"
            .formatted(status, authored)
        + "'extension':[{'url':'S/StructureDefinition/eha-initiated','valueDate':'2026-03-02'}%s]}"
            .formatted(extension);
  }

  private static String task(String code, String status, String more) {
    return "{'status':'%s','for':<Patient/maya>,'code':{'coding':[{'system':'S/CodeSystem/task-code','code':'%s'}]}%s}"
        .formatted(status, code, more.isEmpty() ? "" : "," + more);
  }

  private static String consent(String category, String status, String until, String more) {
    var end = until.isEmpty() ? "" : ",'end':'" + until + "'";
    return "{'status':'%s','patient':<Patient/maya>,'dateTime':'2026-02-10','category':[{'coding':[{'system':'S/CodeSystem/consent-category','code':'%s'}]}],'provision':{'period':{'start':'2026-02-10'%s}},%s}"
        .formatted(status, category, end, more);
  }

  private static Arguments is(String type, String resource, String happened) {
    return Arguments.of(type, resource, happened);
  }
}
