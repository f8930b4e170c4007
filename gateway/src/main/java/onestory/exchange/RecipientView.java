package onestory.exchange;

import java.time.Instant;
import java.util.Set;
import onestory.authority.Authority;
import onestory.authority.Family;
import onestory.authority.Policy;
import onestory.authority.Recipient;
import onestory.councils.Council;
import onestory.councils.Organisation;
import onestory.councils.Partner.Basis;
import onestory.record.FamilyContent;

/**
 * Applies a council's and a partner's files: who asks, on what basis, under which policy, needing
 * what. The council is the family's custodian: whoever asks, its own rules hold for its families.
 */
final class RecipientView {

  private RecipientView() {}

  static View of(Organisation organisation, Council custodian, FamilyContent content, Instant at) {
    var recipient = recipient(organisation, custodian);
    var family = Family.of(content.resources());
    var policy = new Policy(custodian.version(), Set.copyOf(custodian.sensitiveNeeds()));
    var decisions = Authority.decide(recipient, family, policy, at);
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

  /** The public task of a council is its own families'. */
  private static Recipient recipient(Organisation organisation, Council custodian) {
    boolean own = organisation.council().id().equals(custodian.id());
    var basis =
        own && organisation.partner().basis() == Basis.PUBLIC_TASK
            ? Recipient.Basis.PUBLIC_TASK
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
