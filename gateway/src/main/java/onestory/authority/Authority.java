package onestory.authority;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The decision of what one organisation may hold of one family at one moment. */
public final class Authority {

  /** Which rules these are: stored with what they decide, raised when an answer may change. */
  public static final String ENGINE = "4";

  private Authority() {}

  /**
   * Decides every resource of the family.
   *
   * @param recipient the organisation, and on what basis
   * @param family the family's current resources
   * @param policy what the council adds
   * @param at the moment the decision is for; dates in consents are whole days in England
   * @return one decision for each resource, by Type/id, sorted
   */
  public static SortedMap<String, Decision> decide(
      Recipient recipient, Family family, Policy policy, Instant at) {
    Verdict verdict = new Verdict(policy.version());
    Map<String, ChildAuthority> children = new HashMap<>();
    Function<String, ChildAuthority> authorityOf =
        child ->
            children.computeIfAbsent(
                child, c -> ChildAuthority.of(family, c, recipient.organisationReference(), at));
    PermissionsSince permissions =
        new PermissionsSince(
            moment ->
                new PermissionRules(
                    child -> authorityOf.apply(child).permittedSince(moment),
                    family.humans(),
                    policy));
    LifeEvents permission =
        new LifeEvents(
            new AfterReferral(permissions, family.contacts(), policy),
            permissions,
            family.children(),
            verdict);
    SafeguardingRules safeguarding = new SafeguardingRules(recipient, family, policy, at);
    Set<Obligation> obligations = Obligation.of(recipient, family.homeProtected());
    SortedMap<String, Decision> decisions = new TreeMap<>();
    for (Facts facts : family.facts()) {
      decisions.put(
          facts.key(),
          decide(facts, recipient, permission, safeguarding, verdict, family)
              .obliging(obligations));
    }
    return Collections.unmodifiableSortedMap(decisions);
  }

  private static Decision decide(
      Facts facts,
      Recipient recipient,
      LifeEvents permission,
      SafeguardingRules safeguarding,
      Verdict verdict,
      Family family) {
    if (facts.isDirectory()) {
      return verdict.carried("carried/directory");
    }
    if (facts.informationClass().isEmpty()) {
      return verdict.deny(
          "deny/unclassified",
          List.of(),
          "meta.security has not exactly one known information class",
          "The map that makes this resource must label it with its one information class.");
    }
    if (!facts.isKnownType()) {
      return verdict.deny(
          "deny/unknown-type",
          List.of(),
          "of a " + facts.type() + " it is not known whom it is about",
          "The map should tell it in one of the types of the implementation guide.");
    }
    if (recipient.seesEverything()) {
      return verdict.permit("public-task", List.of(), "the council's own public task");
    }
    Optional<String> stop = family.stops().code(facts, recipient.organisationReference());
    if (stop.isPresent()) {
      return stopped(stop.get(), facts, recipient, safeguarding, verdict);
    }
    if (facts.isOfClass(InformationClass.REFERRER_OUTCOME)) {
      return referrer(facts, recipient, verdict, family);
    }
    if (recipient.basis() == Recipient.Basis.SAFEGUARDING) {
      return safeguarding.decide(facts);
    }
    if (facts.isOfClass(InformationClass.AGREEMENT)) {
      return verdict.deny(
          "deny/class/agreement",
          List.of(),
          "consents and the adults' own entries never leave the council",
          "Nothing: this class is never shared by permission.");
    }
    if (facts.human().filter(family.humans()::mustNotContact).isPresent()) {
      return verdict.mustNotContact();
    }
    if (facts.isCompanion()) {
      return verdict.carried("carried/companion");
    }
    if (facts.isOfClass(InformationClass.TIMESCALE)) {
      return addressed(facts, recipient, verdict)
          .orElseGet(() -> permission.decide(facts.asTimed()));
    }
    return permission.decide(facts);
  }

  /**
   * The MASH goes on seeing its own contact, but of a closed identity: that would name the child.
   */
  private static Decision stopped(
      String code,
      Facts facts,
      Recipient recipient,
      SafeguardingRules safeguarding,
      Verdict verdict) {
    boolean mash = recipient.basis() == Recipient.Basis.SAFEGUARDING;
    return mash && !code.equals(HardStops.IDENTITY_CLOSED)
        ? safeguarding.ofContactAlone(facts).orElseGet(() -> verdict.hardStop(code))
        : verdict.hardStop(code);
  }

  /** Whoever made a contact is told the class of its outcome, and nobody else is. */
  private static Decision referrer(
      Facts facts, Recipient recipient, Verdict verdict, Family family) {
    return recipient.organisationReference().equals(family.contacts().referrers().get(facts.key()))
        ? verdict.safeguarding("referrer", List.of(), "it made the contact that this answers")
        : verdict.deny(
            "deny/not-the-referrer",
            List.of(),
            "another organisation, or a member of the public, made the contact",
            "Nothing: only the organisation that made a contact is told of its outcome.");
  }

  /**
   * A clock is for one organisation besides the council; that one may know when it may know of the
   * help.
   */
  private static Optional<Decision> addressed(Facts facts, Recipient recipient, Verdict verdict) {
    return facts.addressee().filter(recipient.organisationReference()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            verdict.deny(
                "deny/not-addressee",
                List.of(),
                "it is for the lead professional's organisation",
                "Nothing, unless that organisation comes to lead."));
  }
}
