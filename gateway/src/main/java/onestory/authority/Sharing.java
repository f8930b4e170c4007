package onestory.authority;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * One consent about sharing one child's information, as far as it does not depend on the moment.
 *
 * @param version Consent/id/_history/version
 * @param child key of the Patient; empty when it does not say
 * @param giver who gave it
 * @param withdrawn given once, and withdrawn
 * @param period when it holds
 * @param terms what it says
 * @param actors who it is about
 */
record Sharing(
    String version,
    String child,
    Giver giver,
    boolean withdrawn,
    LocalPeriod period,
    Terms terms,
    List<provisionActorComponent> actors) {

  private static final String NOTICE = "npp";
  private static final String RECIPIENT = "IRCP";
  private static final Set<String> SOMEBODY = Set.of("Organization", "Patient", "RelatedPerson");
  private static final Set<ConsentState> GIVEN =
      EnumSet.of(ConsentState.ACTIVE, ConsentState.INACTIVE);

  /**
   * Reads a consent; nothing when it is not one about sharing, was never given, or is known to be
   * false.
   */
  static Optional<Sharing> read(Consent consent, Humans people, Map<String, Resource> family) {
    if (!has(consent.getScope(), Canonical.SCOPE, "patient-privacy"::equals)
        || !consent.hasCategory()
        || consent.getCategory().stream().anyMatch(c -> has(c, null, NOTICE::equals))
        || consent.getCategory().stream().anyMatch(Sharing::isForSomethingElse)
        || !GIVEN.contains(consent.getStatus())
        || Agreement.isFoundUntrue(consent)) {
      return Optional.empty();
    }
    ProvisionComponent root = consent.getProvision();
    return Optional.of(
        new Sharing(
            version(consent),
            child(consent),
            Giver.of(consent, people, family),
            consent.getStatus() == ConsentState.INACTIVE,
            LocalPeriod.of(root.getPeriod()),
            Terms.of(consent),
            root.getActor()));
  }

  /** The one that it is about; empty when it can't be told, and then it may be any of them. */
  static String child(Consent consent) {
    return Key.of(consent.getPatient())
        .filter(key -> Key.isA(key, "Patient") && key.indexOf('/') == key.lastIndexOf('/'))
        .orElse("");
  }

  /** The same, by somebody else or somebody of whom it is less sure whether they may give it. */
  Sharing by(Giver other) {
    return new Sharing(version, child, other, withdrawn, period, terms, actors);
  }

  /** Whether what it holds back counts for this child. */
  boolean mayBeAbout(String someChild) {
    return child.isEmpty() || child.equals(someChild);
  }

  /** Such as contacting a brother's school, or asking for targeted support: no permit to share. */
  private static boolean isForSomethingElse(CodeableConcept category) {
    return has(category, Canonical.CONSENT_CATEGORY, code -> !code.equals("sharing"));
  }

  /** Whether it lets this organisation have something now. */
  boolean permits(String organisation, Instant at) {
    return terms.permits()
        && isLive(at)
        && actors.stream().anyMatch(a -> isRecipient(a) && organisation.equals(key(a)));
  }

  /** Whether it permits now, to somebody of whom it can't be told whether it is this one. */
  boolean mayPermit(Instant at) {
    return terms.permits()
        && isLive(at)
        && actors.stream().anyMatch(a -> isRecipient(a) && !isSomebodyElse(key(a)));
  }

  /**
   * Whether it refuses this organisation now; a denial that can't be tied to other organisations
   * refuses all.
   */
  boolean refuses(String organisation, Instant at) {
    return terms.denies() && isLive(at) && mayConcern(organisation);
  }

  /**
   * Whether its exceptions count now. They outlive the permission that they stand in: who withdraws
   * a permission, or lets it end, does not by that let more be shared on somebody else's.
   */
  boolean limits(String organisation, Instant at) {
    return (period.isReversed() || period.hasStarted(at)) && mayConcern(organisation);
  }

  /** Of one that does not say since when it holds it is only known that it holds. */
  boolean beganAfter(Instant moment) {
    return moment.equals(Instant.MIN) || period.from().isAfter(moment);
  }

  /** The organisations that it permits now. */
  Stream<String> recipients(Instant at) {
    return isGiven(at)
        ? actors.stream().filter(Sharing::isRecipient).map(Sharing::key)
        : Stream.of();
  }

  /** Whether it permits anybody anything now. */
  boolean isGiven(Instant at) {
    return terms.permits() && isLive(at);
  }

  private boolean isLive(Instant at) {
    return !withdrawn && terms.unreadable().isEmpty() && period.contains(at);
  }

  private boolean mayConcern(String organisation) {
    return actors.isEmpty()
        || actors.stream()
            .map(Sharing::key)
            .anyMatch(key -> key.equals(organisation) || !isSomebodyElse(key));
  }

  /**
   * One organisation by its id alone, or one of the family. A group, a team, a professional, a
   * version, an address elsewhere, or no more than a name may stand for any organisation.
   */
  private static boolean isSomebodyElse(String key) {
    boolean plain = key.indexOf('/') == key.lastIndexOf('/') && key.indexOf(':') < 0;
    return plain && SOMEBODY.stream().anyMatch(type -> Key.isA(key, type));
  }

  private static boolean isRecipient(provisionActorComponent actor) {
    return has(actor.getRole(), Canonical.PARTICIPATION, RECIPIENT::equals);
  }

  private static String key(provisionActorComponent actor) {
    return Key.of(actor.getReference()).orElse("");
  }

  static boolean has(CodeableConcept concept, String system, Predicate<String> code) {
    return concept.getCoding().stream()
        .anyMatch(
            c ->
                (system == null || system.equals(c.getSystem()))
                    && c.hasCode()
                    && code.test(c.getCode()));
  }

  static String version(Consent consent) {
    String version = consent.getMeta().getVersionId();
    return Key.of(consent) + (version == null ? "" : "/_history/" + version);
  }
}
