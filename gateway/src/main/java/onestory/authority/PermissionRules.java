package onestory.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether the family's permissions let one organisation hold a resource: every data subject counts,
 * and a no beats a yes.
 */
final class PermissionRules {

  private final Function<String, ChildAuthority> authorityOf;
  private final Humans humans;
  private final Policy policy;
  private final Verdict verdict;
  private final Unsettled unsettled;

  /**
   * @param authorityOf what the consents about a child say to this organisation now
   * @param humans who the adults are
   * @param policy which needs are sensitive
   */
  PermissionRules(Function<String, ChildAuthority> authorityOf, Humans humans, Policy policy) {
    this.authorityOf = authorityOf;
    this.humans = humans;
    this.policy = policy;
    this.verdict = new Verdict(policy.version());
    this.unsettled = new Unsettled(verdict);
  }

  /** Decides a resource that has an information class and is about a child or the family. */
  Decision decide(Facts facts) {
    Optional<Decision> undecidable = undecidable(facts);
    if (undecidable.isPresent()) {
      return undecidable.get();
    }
    Decision certain = decide(facts, Doubt.STANDS);
    if (certain.outcome() == Outcome.DENY
        && decide(facts, Doubt.RESOLVED).outcome() != Outcome.DENY) {
      return unsettled.doubtful(certain, authorities(facts).toList());
    }
    return certain;
  }

  private Optional<Decision> undecidable(Facts facts) {
    if (facts.concerns().children().isEmpty()) {
      return Optional.of(
          verdict.deny(
              "deny/no-subject",
              List.of(),
              "it can't be told which child it concerns",
              "The map must give it a subject that is a child or the family's Group."));
    }
    return unsettled.unreadable(Stream.concat(authorities(facts), own(facts)));
  }

  private Decision decide(Facts facts, Doubt doubt) {
    SortedSet<String> agreed = through(facts, a -> a.agreement(doubt).isPresent());
    if (!enough(facts, agreed)) {
      return verdict.deny(
          "deny/no-agreement",
          List.of(),
          "no agreement to early help holds now",
          "An active agreement to early help by somebody who may give it.");
    }
    SortedSet<String> permitted = through(facts, a -> !a.permits(doubt).isEmpty());
    permitted.retainAll(agreed);
    if (!enough(facts, permitted)) {
      if (authorities(facts).anyMatch(a -> a.school() == Schooling.LEFT)) {
        return verdict.notAtThisSchool();
      }
      return verdict.deny(
          "deny/no-consent",
          List.of(),
          "no live permission names this organisation",
          "A permission to share with this organisation, by somebody who may give it.");
    }
    Optional<Decision> limited =
        new Limits(verdict).find(facts, Stream.concat(authorities(facts), own(facts)).toList());
    return limited.orElseGet(() -> covered(facts, permitted, doubt));
  }

  private Decision covered(Facts facts, SortedSet<String> permitted, Doubt doubt) {
    SortedSet<String> left = new TreeSet<>(permitted);
    left.removeIf(child -> covering(facts, child, doubt).findAny().isEmpty());
    String informationClass = facts.informationClass().orElseThrow();
    if (!enough(facts, left)) {
      return verdict.deny(
          "deny/class/" + informationClass,
          versions(permitted.stream().flatMap(c -> authorityOf.apply(c).permits(doubt).stream())),
          "the permissions do not include class " + informationClass,
          "A permission for this organisation that includes class " + informationClass + ".");
    }
    for (String need : sensitive(facts)) {
      left.removeIf(child -> covering(facts, child, doubt).noneMatch(names(need)));
      if (!enough(facts, left)) {
        return verdict.deny(
            "deny/sensitive/need-" + need,
            List.of(),
            "policy holds back need " + need + " unless a permission names it",
            "A permission whose root securityLabel names need " + need + ".");
      }
    }
    return adults(facts, left, doubt);
  }

  private Decision adults(Facts facts, SortedSet<String> left, Doubt doubt) {
    List<String> consents = new ArrayList<>();
    for (String adult : facts.substance().adults()) {
      List<Sharing> own = own(facts, adult);
      if (own.isEmpty()) {
        return verdict.deny(
            "deny/data-subject",
            List.of(),
            adult + " has given no permission for it",
            "A permission by " + adult + " for this organisation that includes its class.");
      }
      consents.addAll(versions(own.stream()));
    }
    if (!facts.substance().known() && facts.inError()) {
      return verdict.deny(
          "deny/in-error",
          consents,
          "it was never so, and what it refers to is not recorded here",
          "Nothing: nobody has to hold it.");
    }
    if (!facts.substance().known()) {
      return verdict.review(
          "review/needs-unknown",
          consents,
          "it refers to a need, goal or adult that is not recorded, or a need has no code",
          "Send what it refers to, or correct the reference.");
    }
    for (String child : left) {
      authorityOf.apply(child).agreement(doubt).ifPresent(a -> consents.add(a.version()));
      consents.addAll(versions(covering(facts, child, doubt)));
    }
    return verdict.permit(
        "permission/"
            + facts.informationClass().orElseThrow()
            + (facts.concerns().ofFamily() ? "/family" : "/child"),
        consents,
        "permitted through " + String.join(", ", left));
  }

  /**
   * An adult's own permissions: over their own information they need no parental responsibility.
   */
  private List<Sharing> own(Facts facts, String adult) {
    Optional<String> human = humans.id(adult);
    Stream<String> patients = human.stream().flatMap(id -> humans.patients(id).stream());
    return Stream.concat(authorities(facts), patients.map(authorityOf))
        .flatMap(authority -> authority.permits().stream())
        .filter(sharing -> human.filter(sharing.giver().humans()::contains).isPresent())
        .filter(sharing -> covers(sharing, facts))
        .filter(sharing -> sensitive(facts).stream().allMatch(n -> names(n).test(sharing)))
        .toList();
  }

  private Stream<Sharing> covering(Facts facts, String child, Doubt doubt) {
    return authorityOf.apply(child).permits(doubt).stream().filter(s -> covers(s, facts));
  }

  private static boolean covers(Sharing sharing, Facts facts) {
    return sharing.terms().covers(facts.informationClass().orElseThrow());
  }

  private static Predicate<Sharing> names(String need) {
    return sharing -> sharing.terms().named().contains(need);
  }

  private List<String> sensitive(Facts facts) {
    return facts.substance().needs().stream().filter(policy::isSensitive).toList();
  }

  private SortedSet<String> through(Facts facts, Predicate<ChildAuthority> passes) {
    SortedSet<String> children = new TreeSet<>(facts.concerns().children());
    children.removeIf(child -> !passes.test(authorityOf.apply(child)));
    return children;
  }

  private static boolean enough(Facts facts, SortedSet<String> left) {
    return facts.belongsToEveryPlan()
        ? !left.isEmpty()
        : left.size() == facts.concerns().children().size();
  }

  private Stream<ChildAuthority> authorities(Facts facts) {
    return facts.concerns().children().stream().map(authorityOf);
  }

  /** What the adults whose own information it is say about themselves. */
  private Stream<ChildAuthority> own(Facts facts) {
    return facts.substance().adults().stream()
        .flatMap(adult -> humans.id(adult).stream())
        .flatMap(human -> humans.patients(human).stream())
        .distinct()
        .map(authorityOf);
  }

  private static List<String> versions(Stream<Sharing> sharings) {
    return sharings.map(Sharing::version).distinct().sorted().toList();
  }
}
