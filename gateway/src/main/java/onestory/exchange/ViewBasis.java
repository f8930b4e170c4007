package onestory.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import onestory.authority.Authority;
import onestory.authority.Key;
import onestory.authority.Policy;
import onestory.authority.Recipient;
import onestory.authority.SafeguardingPolicy;
import onestory.councils.Council;
import onestory.councils.Organisation;
import onestory.record.FamilyContent;

/**
 * All that a view is worked out from, but for the family's words: kept beside a delivery so that
 * its decisions can be made again (TRUST 3.10). Only values, in the order of their names.
 *
 * @param engine which version of the rules decided
 * @param at the moment that it was decided for
 * @param sharedAfterReferral null when a referral closes nothing
 * @param versions which version of each resource there was, by Type/id
 * @param readings how else the consents were read, while it was not settled who is who; null where
 *     they were read as they stood
 */
public record ViewBasis(
    String engine,
    String organisation,
    Recipient.Basis basis,
    String at,
    String policyVersion,
    SortedSet<String> sensitiveNeeds,
    long overrideSeconds,
    SortedSet<String> sharedAfterReferral,
    SortedSet<String> personIdentifiers,
    SortedSet<String> neededClasses,
    SortedSet<String> organisationIdentifiers,
    SortedSet<String> plainWords,
    SortedMap<String, Integer> versions,
    List<OtherReading> readings) {

  /** From the files of a council and a partner as they are now, and the family's record. */
  static ViewBasis of(
      Organisation organisation, Council custodian, FamilyContent content, Instant at) {
    var needs = custodian.needs().get(organisation.partner().kind());
    var safeguarding = custodian.safeguarding();
    var home = custodian.protectedAddress();
    return new ViewBasis(
        Authority.ENGINE,
        organisation.reference(),
        basis(organisation, custodian),
        at.toString(),
        custodian.version(),
        new TreeSet<>(custodian.sensitiveNeeds()),
        Duration.ofHours(safeguarding.overrideHours()).toSeconds(),
        safeguarding.sharingAfterReferral() == null
            ? null
            : new TreeSet<>(safeguarding.sharingAfterReferral()),
        needs == null ? new TreeSet<>() : new TreeSet<>(needs.personIdentifiers().values()),
        needs == null ? new TreeSet<>() : new TreeSet<>(needs.classes().values()),
        new TreeSet<>(home.organisationIdentifiers()),
        new TreeSet<>(home.plainWords()),
        versions(content),
        OtherReading.of(content));
  }

  /** The public task of a council is its own families', and so is its MASH's safeguarding. */
  private static Recipient.Basis basis(Organisation organisation, Council custodian) {
    boolean own = organisation.council().id().equals(custodian.id());
    return own
        ? switch (organisation.partner().basis()) {
          case PUBLIC_TASK -> Recipient.Basis.PUBLIC_TASK;
          case SAFEGUARDING -> Recipient.Basis.SAFEGUARDING;
          case PERMISSION -> Recipient.Basis.PERMISSION;
        }
        : Recipient.Basis.PERMISSION;
  }

  private static SortedMap<String, Integer> versions(FamilyContent content) {
    var versions = new TreeMap<String, Integer>();
    Stream.concat(content.resources().stream(), content.directory().stream())
        .filter(resource -> resource.getMeta().hasVersionId())
        .forEach(
            resource ->
                versions.put(Key.of(resource), Integer.valueOf(resource.getMeta().getVersionId())));
    return versions;
  }

  Recipient recipient() {
    return new Recipient(organisation, basis);
  }

  Instant moment() {
    return Instant.parse(at);
  }

  Policy policy() {
    return new Policy(
        policyVersion,
        sensitiveNeeds,
        new SafeguardingPolicy(
            Duration.ofSeconds(overrideSeconds),
            Optional.ofNullable(sharedAfterReferral).map(Set::copyOf)));
  }

  Needs needs() {
    return new Needs(personIdentifiers, neededClasses);
  }

  Whereabouts.Signs signs() {
    return new Whereabouts.Signs(organisationIdentifiers, plainWords);
  }
}
