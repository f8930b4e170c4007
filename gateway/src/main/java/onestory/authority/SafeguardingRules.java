package onestory.authority;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the MASH may hold: of a child about whom there is a contact who they are, and the contact
 * itself; what else is known of a child only under a live override that names the child. What lifts
 * no hard stop: whoever must not be told stays out, and no view shows a protected address.
 */
final class SafeguardingRules {

  private final Contacts contacts;
  private final List<SafeguardingOverride> mine;
  private final List<SafeguardingOverride> live;
  private final Humans humans;
  private final Verdict verdict;

  /**
   * @param recipient the organisation that asks, on the safeguarding basis
   * @param policy how long an override may last at most
   */
  SafeguardingRules(Recipient recipient, Family family, Policy policy, Instant at) {
    contacts = family.contacts();
    mine =
        family.overrides().stream()
            .filter(override -> override.recipient().equals(recipient.organisationReference()))
            .toList();
    live =
        mine.stream()
            .filter(override -> override.isLive(at, policy.safeguarding().longestOverride()))
            .toList();
    humans = family.humans();
    verdict = new Verdict(policy.version());
  }

  /** Decides a resource that is no directory entry and has an information class. */
  Decision decide(Facts facts) {
    if (facts.human().filter(humans::mustNotContact).isPresent()) {
      return verdict.mustNotContact();
    }
    if (facts.isCompanion()) {
      return verdict.carried("carried/companion");
    }
    SortedSet<String> children = facts.concerns().children();
    if (children.isEmpty()) {
      return verdict.deny(
          "deny/no-subject",
          List.of(),
          "it can't be told which child it concerns",
          "The map must give it a subject that is a child or the family's Group.");
    }
    String informationClass =
        contacts.refusals().contains(facts.key())
            ? InformationClass.CASE_NOTES // a refusal belongs to the chronology that tells of it
            : facts.informationClass().orElseThrow();
    Set<String> opened = new TreeSet<>(children);
    opened.removeIf(child -> live.stream().noneMatch(o -> o.opens(child, informationClass)));
    if (facts.belongsToEveryPlan() ? !opened.isEmpty() : opened.size() == children.size()) {
      return verdict.overridden(
          "override/" + informationClass, versions(o -> opens(o, opened, informationClass)));
    }
    return ofContact(facts, overriding(facts))
        .or(() -> named(facts))
        .orElseGet(() -> withheld(children));
  }

  /**
   * What it may hold by its own contact, whatever is overridden: where a hard stop stands no
   * override opens anything, so none is named and there is no story that would say that nothing is
   * known.
   */
  Optional<Decision> ofContactAlone(Facts facts) {
    return ofContact(facts, List.of());
  }

  private Optional<Decision> ofContact(Facts facts, List<String> overrides) {
    SortedSet<String> children = facts.concerns().children();
    if (children.isEmpty() || !contacts.children().containsAll(children)) {
      return Optional.empty();
    }
    if (facts.isOfClass(InformationClass.MASH)) {
      return Optional.of(
          verdict.safeguarding("safeguarding/mash", List.of(), "it is of the MASH's contact"));
    }
    return facts.type().equals("Patient") && contacts.children().contains(facts.key())
        ? Optional.of(identity(overrides))
        : Optional.empty();
  }

  private Optional<Decision> named(Facts facts) {
    return facts.type().equals("Patient")
            && live.stream().anyMatch(override -> override.children().contains(facts.key()))
        ? Optional.of(identity(overriding(facts)))
        : Optional.empty();
  }

  private List<String> overriding(Facts child) {
    return versions(o -> o.children().contains(child.key()));
  }

  private Decision identity(List<String> overrides) {
    return verdict
        .safeguarding(
            "safeguarding/identity", overrides, "of a contact's child it may know who they are")
        .as(Outcome.PERMIT_REDACTED)
        .obliging(List.of(Obligation.IDENTITY_ONLY));
  }

  private static boolean opens(
      SafeguardingOverride override, Set<String> children, String informationClass) {
    return children.stream().anyMatch(child -> override.opens(child, informationClass));
  }

  private List<String> versions(Predicate<SafeguardingOverride> counts) {
    return live.stream().filter(counts).map(SafeguardingOverride::version).toList();
  }

  private Decision withheld(Set<String> children) {
    return mine.stream()
        .filter(override -> override.active() && override.unreadable().isPresent())
        .filter(override -> override.children().stream().anyMatch(children::contains))
        .findFirst()
        .map(
            override ->
                verdict.review(
                    "review/override-unreadable",
                    List.of(override.version()),
                    override.version() + " " + override.unreadable().orElse(""),
                    "Send a corrected version of that override."))
        .orElseGet(
            () ->
                verdict.deny(
                    "deny/no-override",
                    List.of(),
                    "no live override opens it for each child that it concerns",
                    "An override for this organisation that names each of these children."));
  }
}
