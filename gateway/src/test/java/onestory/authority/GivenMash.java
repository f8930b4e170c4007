package onestory.authority;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** What the MASH's messages make, in the fewest words. */
public final class GivenMash {

  private static final String BASE = "https://onestory.example/fhir/";

  private GivenMash() {}

  /** Task and ServiceRequest contact-child. */
  public static List<Resource> contact(String child) {
    ServiceRequest request = Given.labelled(new ServiceRequest(), "contact-" + child, "mash");
    request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
    request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
    request.addCategory(concept("request-category", "mash-contact"));
    request.setSubject(new Reference("Patient/" + child));
    Task task = Given.labelled(new Task(), "contact-" + child, "mash");
    task.setStatus(Task.TaskStatus.RECEIVED).setIntent(Task.TaskIntent.ORDER);
    task.setCode(concept("task-code", "mash-contact"));
    task.setFocus(new Reference("ServiceRequest/contact-" + child));
    task.setFor(new Reference("Patient/" + child));
    return List.of(request, task);
  }

  /** Flag/override-child, from 10 to 17 April 2026, on the contact about the child. */
  public static Flag override(String child, String... siblings) {
    Flag flag = Given.flag("safeguarding-override", child);
    flag.setId("override-" + child);
    flag.getPeriod().getStartElement().setValueAsString("2026-04-10T10:00:00+01:00");
    flag.getPeriod().getEndElement().setValueAsString("2026-04-17T10:00:00+01:00");
    flag.setAuthor(new Reference("PractitionerRole/mash-worker"));
    refer(flag, Canonical.OVERRIDE_APPROVED_BY, "PractitionerRole/mash-manager");
    refer(flag, Canonical.OVERRIDE_FOR, "Organization/mash-p");
    refer(flag, Canonical.OVERRIDE_CONTACT, "Task/contact-" + child);
    for (String sibling : siblings) {
      refer(flag, Canonical.OVERRIDE_COVERS, "Patient/" + sibling);
    }
    flag.addExtension(
        Canonical.OVERRIDE_BASIS,
        new Coding(BASE + "CodeSystem/safeguarding-basis", "significant-harm", null));
    flag.addExtension(Canonical.OVERRIDE_REASON, new StringType("A bruise without explanation."));
    return flag;
  }

  static Flag only(Flag override, String... classes) {
    for (String one : classes) {
      override.addExtension(Canonical.OVERRIDE_CLASS, new CodeType(one));
    }
    return override;
  }

  static Flag refer(Flag flag, String extension, String to) {
    flag.addExtension(extension, new Reference(to));
    return flag;
  }

  /** ServiceRequest/referral-child, decided at noon on 9 April 2026. */
  public static ServiceRequest referral(String child) {
    ServiceRequest request = Given.labelled(new ServiceRequest(), "referral-" + child, "mash");
    request.addIdentifier().setSystem(BASE + "Id/mash-outcome").setValue("MC-1.csc-referral");
    request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
    request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
    request.addCategory(concept("request-category", "csc-referral"));
    request.setSubject(new Reference("Patient/" + child));
    request.getAuthoredOnElement().setValueAsString("2026-04-09T12:00:00+01:00");
    return request;
  }

  /** Communication/outcome-child, for whoever made the contact about the child. */
  public static Communication outcome(String child) {
    Communication told =
        Given.labelled(new Communication(), "outcome-" + child, "referrer-outcome");
    told.setStatus(Communication.CommunicationStatus.COMPLETED);
    told.setTopic(concept("mash-outcome", "early-help-hub-enquiry"));
    told.addAbout(new Reference("ServiceRequest/contact-" + child));
    return told;
  }

  /** Consent/refusal-child: help was offered, and refused. */
  public static Consent refusal(String child, String adult) {
    Consent refusal = Given.agreement(child, adult);
    refusal.setId("refusal-" + child);
    refusal.setStatus(ConsentState.REJECTED);
    return refusal;
  }

  /** List/chronology-child. */
  public static ListResource chronology(String child) {
    ListResource list = Given.labelled(new ListResource(), "chronology-" + child, "case-notes");
    list.setStatus(ListResource.ListStatus.CURRENT).setMode(ListResource.ListMode.WORKING);
    list.setSubject(new Reference("Patient/" + child));
    return list;
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(BASE + "CodeSystem/" + system, code, null));
  }
}
