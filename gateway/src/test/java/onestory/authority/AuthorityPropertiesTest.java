package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Resource;

/**
 * What must be so whatever the family permitted: a no never makes more be sent, and the order of
 * things says nothing.
 */
class AuthorityPropertiesTest {

  /** One permission, in the words of the test families. */
  record Share(String adult, String child, String classes, Set<String> except, boolean withdrawn) {

    Consent consent(int number) {
      Consent consent = Given.share(adult, child, "hv-p", classes, except.toArray(String[]::new));
      consent.setId("c" + number);
      consent.setStatus(withdrawn ? ConsentState.INACTIVE : ConsentState.ACTIVE);
      return consent;
    }
  }

  @Provide
  Arbitrary<List<Share>> shares() {
    return Combinators.combine(
            Arbitraries.of("dana", "chidi", "joan"),
            Arbitraries.of("maya", "theo"),
            Arbitraries.of("plan", "plan needs", "existence", "plan needs assessment voice"),
            Arbitraries.of("1.1", "2.3", "5.2", "9.2", "9.").set().ofMaxSize(2),
            Arbitraries.of(true, false, false))
        .as(Share::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Label("4.15 An exception never adds what is permitted")
  @Property(tries = 300)
  void anExceptionNeverAddsWhatIsPermitted(
      @ForAll("shares") List<Share> shares,
      @ForAll("which") int which,
      @ForAll("need") String need) {
    List<Resource> family = family(shares);
    Set<String> before = permitted(family);
    Given.except(shared(family, which), need);
    assertThat(before).containsAll(permitted(family));
  }

  @Label("4.41 A withdrawal never adds what is permitted")
  @Property(tries = 300)
  void aWithdrawalNeverAddsWhatIsPermitted(
      @ForAll("shares") List<Share> shares, @ForAll("which") int which) {
    List<Resource> family = family(shares);
    Set<String> before = permitted(family);
    shared(family, which).setStatus(ConsentState.INACTIVE);
    assertThat(before).containsAll(permitted(family));
  }

  @Label("4.15 4.41 A denial never adds what is permitted")
  @Property(tries = 300)
  void aDenialNeverAddsWhatIsPermitted(
      @ForAll("shares") List<Share> shares, @ForAll("which") int which) {
    List<Resource> family = family(shares);
    Set<String> before = permitted(family);
    Consent denial = shared(family, which).copy();
    denial.setId("denial");
    denial.getProvision().setType(ConsentProvisionType.DENY).setProvision(null);
    family.add(denial);
    assertThat(before).containsAll(permitted(family));
  }

  @Property(tries = 300)
  void takingAPermissionAwayNeverAddsWhatIsPermitted(
      @ForAll("shares") List<Share> shares, @ForAll("which") int which) {
    List<Resource> family = family(shares);
    Set<String> before = permitted(family);
    Consent taken = shared(family, which);
    if (!taken.getProvision().hasProvision()) { // a permission with exceptions is a no as well
      family.remove(taken);
    }
    assertThat(before).containsAll(permitted(family));
  }

  @Property(tries = 200)
  void whoMustNotBeToldNeverAddsToWhatIsPermitted(
      @ForAll("shares") List<Share> shares, @ForAll("adult") String adult) {
    List<Resource> family = family(shares);
    Set<String> before = permitted(family);
    family.add(Given.mustNotContact(adult, "maya"));
    assertThat(before).containsAll(permitted(family));
  }

  @Label("4.41 A hard stop never adds what is permitted, and stops all of its child's")
  @Property(tries = 200)
  void aHardStopNeverAddsWhatIsPermitted(
      @ForAll("shares") List<Share> shares, @ForAll("stop") String code) {
    List<Resource> family = family(shares);
    Set<String> before = permitted(family);
    family.add(Given.flag(code, "maya"));
    assertThat(before).containsAll(permitted(family));
    assertThat(permitted(family)).noneMatch(key -> key.contains("maya"));
  }

  @Provide
  Arbitrary<String> stop() {
    return Arbitraries.of("court-order", "do-not-tell", "identity-closed");
  }

  @Label("4.16 4.18 A consent that can't be read never adds what is permitted")
  @Property(tries = 200)
  void anUnreadableConsentNeverAddsWhatIsPermitted(
      @ForAll("shares") List<Share> shares, @ForAll("which") int which) {
    List<Resource> family = family(shares);
    Set<String> before = permitted(family);
    Consent strange = shared(family, which).copy();
    strange.setId("strange");
    strange.setImplicitRules("urn:unheard-of");
    family.add(strange);
    assertThat(before).containsAll(permitted(family));
  }

  @Provide
  Arbitrary<String> adult() {
    return Arbitraries.of("dana", "chidi", "joan");
  }

  @Label("4.10 The order of the family's resources does not matter")
  @Property(tries = 100)
  void theOrderOfTheFamilysResourcesDoesNotMatter(
      @ForAll("shares") List<Share> shares, @ForAll Random random) {
    List<Resource> family = family(shares);
    Map<String, Decision> decisions = decide(family);
    Collections.shuffle(family, random);
    assertThat(decide(family)).isEqualTo(decisions);
  }

  @Provide
  Arbitrary<Integer> which() {
    return Arbitraries.integers().between(0, 5);
  }

  @Provide
  Arbitrary<String> need() {
    return Arbitraries.of("1.1", "2.3", "5.2", "9.2", "2", "5.");
  }

  private static List<Resource> family(List<Share> shares) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.removeIf(r -> r instanceof Consent c && c.getProvision().hasActor());
    for (int i = 0; i < shares.size(); i++) {
      family.add(shares.get(i).consent(i));
    }
    return family;
  }

  private static Consent shared(List<Resource> family, int which) {
    List<Consent> shares =
        family.stream()
            .filter(r -> r instanceof Consent c && c.getProvision().hasActor())
            .map(Consent.class::cast)
            .toList();
    return shares.get(which % shares.size());
  }

  private static Set<String> permitted(List<Resource> family) {
    return decide(family).entrySet().stream()
        .filter(entry -> entry.getValue().outcome().permits())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Map<String, Decision> decide(List<Resource> family) {
    return Authority.decide(ReidOkafor.HEALTH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT);
  }
}
