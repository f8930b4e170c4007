package onestory.authority;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * What the record knows of contacts with the MASH, as far as it decides who may know what.
 *
 * @param children keys of the children about whom there is a contact
 * @param referrals by child, its referral to children's social care
 * @param referrers by key of a Communication, the organisation whose contact it answers
 * @param refusals keys of the consents by which help was refused
 */
record Contacts(
    Set<String> children,
    Map<String, Referral> referrals,
    Map<String, String> referrers,
    Set<String> refusals) {

  static Contacts of(Map<String, Resource> family) {
    Contacts contacts =
        new Contacts(new HashSet<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
    family.values().forEach(resource -> contacts.add(resource, family));
    return contacts;
  }

  private void add(Resource resource, Map<String, Resource> family) {
    if (resource instanceof Task task && isContact(task)) {
      Key.of(task.getFor()).ifPresent(children::add);
    } else if (resource instanceof ServiceRequest request) {
      Referral.read(request)
          .ifPresent(referral -> referrals.merge(referral.child(), referral, Referral::laterOf));
    } else if (resource instanceof Communication told) {
      referrer(told, family).ifPresent(organisation -> referrers.put(Key.of(told), organisation));
    } else if (resource instanceof Consent consent && isRefusal(consent)) {
      refusals.add(Key.of(consent));
    }
  }

  /** The last referral of any of these children. */
  Optional<Referral> referral(Collection<String> concerned) {
    return concerned.stream()
        .map(referrals::get)
        .filter(referral -> referral != null)
        .reduce(Referral::laterOf);
  }

  static boolean isContact(Task task) {
    return task.getStatus() != Task.TaskStatus.ENTEREDINERROR
        && Sharing.has(task.getCode(), Canonical.TASK_CODE, "mash-contact"::equals);
  }

  /** The one organisation that the contact's request names as its referrer. */
  private static Optional<String> referrer(Communication told, Map<String, Resource> family) {
    return told.getAbout().stream()
        .flatMap(about -> Key.of(about).stream())
        .map(family::get)
        .filter(ServiceRequest.class::isInstance)
        .map(request -> ((ServiceRequest) request).getExtensionByUrl(Canonical.REFERRER))
        .filter(Contacts::refers)
        .findFirst()
        .flatMap(extension -> Key.of((Reference) extension.getValue()));
  }

  private static boolean refers(Extension extension) {
    return extension != null && extension.getValue() instanceof Reference;
  }

  private static boolean isRefusal(Consent consent) {
    return consent.getStatus() == ConsentState.REJECTED
        && Sharing.has(consent.getScope(), Canonical.SCOPE, "treatment"::equals)
        && consent.getCategory().stream()
            .anyMatch(
                c ->
                    Sharing.has(c, Canonical.CONSENT_CATEGORY, "early-help-participation"::equals));
  }
}
