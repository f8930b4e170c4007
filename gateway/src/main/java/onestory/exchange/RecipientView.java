package onestory.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import onestory.authority.Authority;
import onestory.authority.Family;
import onestory.authority.Policy;
import onestory.authority.Recipient;
import onestory.authority.SafeguardingPolicy;
import onestory.councils.Council;
import onestory.councils.Organisation;
import onestory.councils.Safeguarding;
import onestory.record.FamilyContent;

/**
 * Applies a council's and a partner's files: who asks, on what basis, under which policy, needing
 * what. The council is the family's custodian: whoever asks, its own rules hold for its families.
 */
final class RecipientView {

  private RecipientView() {}

  static View of(Organisation organisation, Council custodian, FamilyContent content, Instant at) {
    var recipient = recipient(organisation, custodian);
    var policy =
        new Policy(
            custodian.version(),
            Set.copyOf(custodian.sensitiveNeeds()),
            safeguarding(custodian.safeguarding()));
    var decisions =
        Unsettled.decided(
            content, family -> Authority.decide(recipient, Family.of(family), policy, at));
    return View.of(
        recipient,
        content.resources(),
        content.directory(),
        decisions,
        needs(organisation, custodian),
        Whereabouts.of(recipient, content.resources(), content.directory(), signs(custodian)));
  }

  private static Whereabouts.Signs signs(Council custodian) {
    var written = custodian.protectedAddress();
    return new Whereabouts.Signs(
        Set.copyOf(written.organisationIdentifiers()), Set.copyOf(written.plainWords()));
  }

  private static SafeguardingPolicy safeguarding(Safeguarding written) {
    return new SafeguardingPolicy(
        Duration.ofHours(written.overrideHours()),
        Optional.ofNullable(written.sharingAfterReferral()).map(Set::copyOf));
  }

  /** The public task of a council is its own families', and so is its MASH's safeguarding. */
  private static Recipient recipient(Organisation organisation, Council custodian) {
    boolean own = organisation.council().id().equals(custodian.id());
    var basis =
        own
            ? switch (organisation.partner().basis()) {
              case PUBLIC_TASK -> Recipient.Basis.PUBLIC_TASK;
              case SAFEGUARDING -> Recipient.Basis.SAFEGUARDING;
              case PERMISSION -> Recipient.Basis.PERMISSION;
            }
            : Recipient.Basis.PERMISSION;
    return new Recipient(organisation.reference(), basis);
  }

  private static Needs needs(Organisation organisation, Council custodian) {
    var needs = custodian.needs().get(organisation.partner().kind());
    return needs == null
        ? new Needs(Set.of(), Set.of())
        : new Needs(needs.personIdentifiers().values(), needs.classes().values());
  }
}
