package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An override that leaves something open, or can't be meant, opens nothing, and a person is asked.
 */
class UnreadableOverrideTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        Canonical.OVERRIDE_APPROVED_BY,
        Canonical.OVERRIDE_REASON,
        Canonical.OVERRIDE_BASIS,
        Canonical.OVERRIDE_CONTACT
      })
  void oneThatLeavesSomethingOutIsForAPersonToLookAt(String extension) {
    unreadable(override -> override.getExtension().removeIf(e -> e.getUrl().equals(extension)));
  }

  @Test
  void oneThatCantBeMeantIsForAPersonToLookAt() {
    unreadable(override -> override.setAuthor(null));
    unreadable(override -> override.getPeriod().setEnd(null));
    unreadable(override -> override.getPeriod().setStart(null));
    unreadable(
        override -> override.getPeriod().getEndElement().setValueAsString("2026-04-01T10:00:00Z"));
    unreadable(
        override -> override.addModifierExtension(new Extension("urn:x", new CodeType("y"))));
    unreadable(
        override ->
            override.getExtensionByUrl(Canonical.OVERRIDE_REASON).setValue(new StringType(" ")));
    unreadable(
        override -> GivenMash.refer(override, Canonical.OVERRIDE_COVERS, "Patient/stranger"));
    unreadable(override -> GivenMash.refer(override, Canonical.OVERRIDE_COVERS, "Person/dana"));
    unreadable(override -> GivenMash.refer(override, Canonical.OVERRIDE_FOR, "Organization/x"));
    // the contact is about another child
    unreadable(override -> override.setSubject(new Reference("Patient/maya")));
  }

  private static void unreadable(Consumer<Flag> change) {
    Flag override = GivenMash.override("theo");
    change.accept(override);
    Map<String, Decision> decisions = decisions(override);
    assertThat(decisions.get("Condition/speech").outcome().permits()).isFalse();
    assertThat(decisions.get("EpisodeOfCare/episode-maya").outcome().permits()).isFalse();
    assertThat(
            decisions.values().stream().map(Decision::rule).filter(r -> r.startsWith("override/")))
        .isEmpty();
    assertThat(decisions.values().stream().map(Decision::rule))
        .contains("review/override-unreadable");
  }

  private static Map<String, Decision> decisions(Flag override) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.addAll(GivenMash.contact("theo"));
    family.add(override);
    return Authority.decide(ReidOkafor.MASH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT);
  }
}
