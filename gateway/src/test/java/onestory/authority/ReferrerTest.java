package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

/** Whoever made a contact may know the class of its outcome; nobody else, and nothing else. */
class ReferrerTest {

  private static final String OUTCOME = "Communication/outcome-theo";
  private static final Recipient ELSEWHERE =
      new Recipient("Organization/elsewhere", Recipient.Basis.PERMISSION);

  @Test
  void theOrganisationThatMadeTheContact() {
    assertThat(rule(ELSEWHERE, "Organization/elsewhere")).isEqualTo("referrer");
  }

  @Test
  void holdsNothingElseByIt() {
    var decisions =
        Authority.decide(
            ELSEWHERE,
            Family.of(family("Organization/elsewhere")),
            ReidOkafor.POLICY,
            ReidOkafor.AT);
    assertThat(decisions.entrySet().stream().filter(e -> e.getValue().outcome().permits()))
        .extracting(e -> e.getKey())
        .containsExactly(OUTCOME);
  }

  @Test
  void noOtherOrganisationWhateverItIsPermitted() {
    assertThat(rule(ReidOkafor.HEALTH, "Organization/elsewhere"))
        .isEqualTo("deny/not-the-referrer");
    assertThat(rule(ReidOkafor.MASH, "Organization/elsewhere")).isEqualTo("deny/not-the-referrer");
  }

  @Test
  void ofAContactFromThePublicNobody() {
    assertThat(rule(ELSEWHERE, null)).isEqualTo("deny/not-the-referrer");
  }

  @Test
  void theCouncilAsEverything() {
    assertThat(rule(ReidOkafor.COUNCIL, null)).isEqualTo("public-task");
  }

  private static String rule(Recipient recipient, String referrer) {
    return Authority.decide(
            recipient, Family.of(family(referrer)), ReidOkafor.POLICY, ReidOkafor.AT)
        .get(OUTCOME)
        .rule();
  }

  private static List<Resource> family(String referrer) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    List<Resource> contact = GivenMash.contact("theo");
    if (referrer != null) {
      ((ServiceRequest) contact.get(0)).addExtension(Canonical.REFERRER, new Reference(referrer));
    }
    family.addAll(contact);
    family.add(GivenMash.outcome("theo"));
    return family;
  }
}
