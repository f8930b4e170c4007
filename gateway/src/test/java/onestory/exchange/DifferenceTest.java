package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import onestory.authority.Canonical;
import onestory.authority.Key;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** Bringing an organisation into step, and the Bundle that does it. */
class DifferenceTest {

  @Test
  void everythingIsNewToWhoHoldsNothing() {
    View view = Views.school(ReidOkafor.after("4"));
    Difference difference = Difference.between(Map.of(), view);
    assertThat(difference.changed())
        .extracting(Difference.Change::key)
        .containsExactlyInAnyOrderElementsOf(view.resources().keySet());
    assertThat(difference.removed()).isEmpty();
  }

  @Test
  void aRepeatChangesNothing() {
    View view = Views.school(ReidOkafor.after("4"));
    Difference difference = Difference.between(held(view), view);
    assertThat(difference.isEmpty()).isTrue();
    assertThat(difference.unchanged()).hasSize(view.resources().size());
  }

  @Test
  void onlyWhatDiffersIsSent() {
    Map<String, String> held = held(Views.health(ReidOkafor.after("4")));
    List<Resource> family = ReidOkafor.after("4");
    family.stream()
        .filter(r -> Key.of(r).equals("Task/review"))
        .forEach(r -> ((Task) r).setStatus(Task.TaskStatus.COMPLETED).getMeta().setVersionId("2"));
    Difference difference = Difference.between(held, Views.health(family));
    assertThat(difference.changed())
        .extracting(Difference.Change::key)
        .containsExactly("Task/review");
    assertThat(difference.removed()).isEmpty();
    assertThat(
            Difference.between(held(Views.school(ReidOkafor.after("4"))), Views.school(family))
                .isEmpty())
        .isTrue();
  }

  @Test
  void aWithdrawalRecallsWhatWasShared() {
    Map<String, String> held = held(Views.school(ReidOkafor.after("4")));
    List<Resource> family = ReidOkafor.after("4");
    family.forEach(r -> withdraw(r, "Consent/.*-fenbank"));
    Difference difference = Difference.between(held, Views.school(family));
    assertThat(difference.changed()).isEmpty();
    assertThat(difference.removed())
        .extracting(Difference.Removal::key)
        .containsExactlyInAnyOrderElementsOf(held.keySet());
    assertThat(difference.removed())
        .filteredOn(removal -> removal.key().equals("Goal/g1"))
        .allSatisfy(r -> assertThat(r.because().orElseThrow().rule()).isEqualTo("deny/no-consent"));
  }

  @Test
  void whatAPersonMustDecideIsNeitherSentNorRecalled() {
    Map<String, String> held = held(Views.school(ReidOkafor.after("4")));
    List<Resource> family = ReidOkafor.after("4");
    family.stream()
        .filter(r -> Key.of(r).equals("Consent/dana-maya-fenbank"))
        .forEach(r -> ((Consent) r).getProvision().setType(null));
    Difference difference = Difference.between(held, Views.school(family));
    assertThat(difference.undecided()).contains("Patient/maya", "Goal/g1", "Condition/attendance");
    assertThat(difference.removed()).extracting(Difference.Removal::key).doesNotContain("Goal/g1");
  }

  @Test
  void theBundlePutsWhatIsReferredToFirstAndDeletesItLast() {
    Map<String, String> held = held(Views.health(ReidOkafor.after("4")));
    Bundle first =
        DeliveryBundle.ofDifference(
            "d-1",
            Difference.between(Map.of(), Views.health(ReidOkafor.after("4"))),
            Views.health(ReidOkafor.after("4")),
            java.util.Optional::empty);
    List<String> puts = urls(first, HTTPVerb.PUT);
    assertThat(puts).hasSize(held.size());
    assertThat(puts)
        .containsSubsequence(
            "Organization/hv-p",
            "Practitioner/ruth",
            "PractitionerRole/ruth",
            "Patient/maya",
            "Group/reid",
            "RelatedPerson/joan-maya",
            "Condition/speech",
            "Goal/g2",
            "Task/review",
            "CarePlan/plan-theo");
    List<Resource> family = ReidOkafor.after("4");
    family.forEach(r -> withdraw(r, "Consent/.*-hv-p"));
    Bundle recall =
        DeliveryBundle.ofDifference(
            "d-2",
            Difference.between(held, Views.health(family)),
            Views.health(family),
            java.util.Optional::empty);
    assertThat(urls(recall, HTTPVerb.DELETE)).hasSize(held.size());
    assertThat(urls(recall, HTTPVerb.DELETE))
        .containsSubsequence("CarePlan/plan-theo", "Goal/g2", "Patient/theo", "Organization/hv-p");
    assertThat(recall.getEntry()).noneMatch(Bundle.BundleEntryComponent::hasResource);
    assertThat(recall.getIdentifier().getValue()).isEqualTo("d-2");
  }

  @Test
  void theWholeViewStartsWithItsRecipient() {
    Organization fenbank = (Organization) ReidOkafor.directory().get(1);
    View view = Views.school(ReidOkafor.after("4"));
    Bundle bundle = DeliveryBundle.ofWholeView("d-3", fenbank, view);
    assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
    Resource first = bundle.getEntryFirstRep().getResource();
    assertThat(Key.of(first)).isEqualTo("Organization/fenbank");
    assertThat(first.getMeta().getTag())
        .extracting(tag -> tag.getSystem() + "|" + tag.getCode())
        .containsExactly(Canonical.DELIVERY + "|recipient");
    assertThat(bundle.getEntry()).hasSize(view.resources().size());
  }

  private static void withdraw(Resource resource, String pattern) {
    if (resource instanceof Consent consent && Key.of(resource).matches(pattern)) {
      consent.setStatus(ConsentState.INACTIVE);
    }
  }

  private static List<String> urls(Bundle bundle, HTTPVerb verb) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getRequest)
        .filter(request -> request.getMethod() == verb)
        .map(Bundle.BundleEntryRequestComponent::getUrl)
        .toList();
  }

  private static Map<String, String> held(View view) {
    Map<String, String> held = new TreeMap<>();
    view.resources().forEach((key, resource) -> held.put(key, ContentHash.of(resource)));
    return held;
  }
}
