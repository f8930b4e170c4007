package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * What must be so whatever is overridden: an end, a narrowing, a hard stop, a no or a referral
 * never makes more be seen, by the MASH or by anyone.
 */
class SafeguardingPropertiesTest {

  private static final Instant FIRST = Instant.parse("2026-04-09T00:00:00Z");

  /** One override, in the words of the test family. */
  record Overriding(String child, Set<String> siblings, Set<String> classes, int day, int days) {

    Flag flag(int number) {
      Flag flag = GivenMash.override(child, siblings.toArray(String[]::new));
      flag.setId("o" + number);
      GivenMash.only(flag, classes.toArray(String[]::new));
      flag.getPeriod().getStartElement().setValueAsString(day(day));
      flag.getPeriod().getEndElement().setValueAsString(day(day + days));
      return flag;
    }

    private static String day(int day) {
      return FIRST.plusSeconds(day * 86400L).toString();
    }
  }

  @Provide
  Arbitrary<List<Overriding>> overrides() {
    return Combinators.combine(
            Arbitraries.of("maya", "theo"),
            Arbitraries.of("maya", "theo").set().ofMaxSize(2),
            Arbitraries.of("existence", "plan", "needs", "case-notes", "agreement")
                .set()
                .ofMaxSize(3),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 9))
        .as(Overriding::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property(tries = 300)
  void endingAnOverrideNeverShowsMore(
      @ForAll("overrides") List<Overriding> overrides,
      @ForAll("which") int which,
      @ForAll("status") FlagStatus status) {
    List<Resource> family = family(overrides);
    Set<String> before = seen(family);
    override(family, which).setStatus(status);
    assertThat(before).containsAll(seen(family));
  }

  @Property(tries = 300)
  void anEarlierEndNeverShowsMore(
      @ForAll("overrides") List<Overriding> overrides,
      @ForAll("which") int which,
      @ForAll("day") int day) {
    List<Resource> family = family(overrides);
    Set<String> before = seen(family);
    Flag override = override(family, which);
    String earlier = Overriding.day(day);
    if (earlier.compareTo(override.getPeriod().getEndElement().getValueAsString()) < 0) {
      override.getPeriod().getEndElement().setValueAsString(earlier);
    }
    assertThat(before).containsAll(seen(family));
  }

  @Property(tries = 300)
  void whenAllHaveExpiredOnlyTheContactIsLeft(@ForAll("overrides") List<Overriding> overrides) {
    List<Resource> family = family(overrides);
    Set<String> later = seen(family, FIRST.plusSeconds(30 * 86400L));
    assertThat(later).containsExactlyInAnyOrderElementsOf(seen(family(List.of()), ReidOkafor.AT));
  }

  @Property(tries = 300)
  void fewerChildrenNeverShowMore(
      @ForAll("overrides") List<Overriding> overrides, @ForAll("which") int which) {
    List<Resource> family = family(overrides);
    Set<String> before = seen(family);
    override(family, which)
        .getExtension()
        .removeIf(e -> e.getUrl().equals(Canonical.OVERRIDE_COVERS));
    Set<String> after = seen(family);
    // naming somebody twice, or a class that none may open, makes an override unreadable
    if (overrides.stream().noneMatch(o -> o.classes().contains("agreement"))) {
      assertThat(before).containsAll(after);
    }
  }

  @Property(tries = 300)
  void aHardStopNeverShowsMore(
      @ForAll("overrides") List<Overriding> overrides, @ForAll("adult") String adult) {
    List<Resource> family = family(overrides);
    Set<String> before = seen(family);
    family.add(Given.mustNotContact(adult, "maya"));
    family.add(Given.flag("protected-address", "theo"));
    assertThat(before).containsAll(seen(family));
    assertThat(seen(family)).noneMatch(key -> key.startsWith("RelatedPerson/" + adult));
  }

  @Property(tries = 200)
  void aReferralNeverShowsMoreToAnyone(
      @ForAll("overrides") List<Overriding> overrides, @ForAll("child") String child) {
    List<Resource> family = family(overrides);
    Set<String> mash = seen(family);
    Set<String> health = seen(ReidOkafor.HEALTH, family);
    Set<String> school = seen(ReidOkafor.SCHOOL, family);
    family.add(GivenMash.referral(child));
    Set<String> after = new TreeSet<>(seen(family));
    after.remove("ServiceRequest/referral-" + child); // which is the MASH's own
    assertThat(mash).containsAll(after);
    assertThat(health).containsAll(seen(ReidOkafor.HEALTH, family));
    assertThat(school).containsAll(seen(ReidOkafor.SCHOOL, family));
  }

  @Property(tries = 200)
  void anOverrideShowsNobodyElseAnything(@ForAll("overrides") List<Overriding> overrides) {
    assertThat(seen(ReidOkafor.HEALTH, family(overrides)))
        .isEqualTo(seen(ReidOkafor.HEALTH, family(List.of())));
    assertThat(seen(ReidOkafor.SCHOOL, family(overrides)))
        .isEqualTo(seen(ReidOkafor.SCHOOL, family(List.of())));
  }

  @Property(tries = 100)
  void theOrderOfTheFamilysResourcesDoesNotMatter(
      @ForAll("overrides") List<Overriding> overrides, @ForAll Random random) {
    List<Resource> family = family(overrides);
    Map<String, Decision> decisions = decide(ReidOkafor.MASH, family, ReidOkafor.AT);
    Collections.shuffle(family, random);
    assertThat(decide(ReidOkafor.MASH, family, ReidOkafor.AT)).isEqualTo(decisions);
  }

  @Provide
  Arbitrary<Integer> which() {
    return Arbitraries.integers().between(0, 3);
  }

  @Provide
  Arbitrary<Integer> day() {
    return Arbitraries.integers().between(-2, 9);
  }

  @Provide
  Arbitrary<FlagStatus> status() {
    return Arbitraries.of(FlagStatus.INACTIVE, FlagStatus.ENTEREDINERROR, FlagStatus.NULL);
  }

  @Provide
  Arbitrary<String> adult() {
    return Arbitraries.of("dana", "chidi", "joan");
  }

  @Provide
  Arbitrary<String> child() {
    return Arbitraries.of("maya", "theo");
  }

  private static List<Resource> family(List<Overriding> overrides) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.addAll(GivenMash.contact("theo"));
    family.addAll(GivenMash.contact("maya"));
    family.add(GivenMash.refusal("theo", "dana"));
    family.add(GivenMash.chronology("maya"));
    for (int i = 0; i < overrides.size(); i++) {
      family.add(overrides.get(i).flag(i));
    }
    return family;
  }

  private static Flag override(List<Resource> family, int which) {
    List<Flag> overrides =
        family.stream().filter(Flag.class::isInstance).map(Flag.class::cast).toList();
    return overrides.get(which % overrides.size());
  }

  private static Set<String> seen(List<Resource> family) {
    return seen(family, ReidOkafor.AT);
  }

  private static Set<String> seen(List<Resource> family, Instant at) {
    return seen(ReidOkafor.MASH, family, at);
  }

  private static Set<String> seen(Recipient recipient, List<Resource> family) {
    return seen(recipient, family, ReidOkafor.AT);
  }

  /** What may be held, and what may go along. */
  private static Set<String> seen(Recipient recipient, List<Resource> family, Instant at) {
    return decide(recipient, family, at).entrySet().stream()
        .filter(
            entry ->
                entry.getValue().outcome().permits()
                    || entry.getValue().outcome() == Outcome.CARRIED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Decision> decide(
      Recipient recipient, List<Resource> family, Instant at) {
    return Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, at);
  }
}
