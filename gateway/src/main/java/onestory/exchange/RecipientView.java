package onestory.exchange;

import java.time.Instant;
import java.util.Set;
import onestory.authority.Authority;
import onestory.authority.Family;
import onestory.authority.Policy;
import onestory.authority.Recipient;
import onestory.councils.Organisation;
import onestory.councils.Partner.Basis;
import onestory.record.FamilyContent;

/**
 * Applies a council's and a partner's files: who asks, on what basis, under which policy, needing
 * what.
 */
final class RecipientView {

  private RecipientView() {}

  static View of(Organisation organisation, FamilyContent content, Instant at) {
    var recipient = recipient(organisation);
    var decisions =
        Authority.decide(recipient, Family.of(content.resources()), policy(organisation), at);
    return View.of(
        recipient, content.resources(), content.directory(), decisions, needs(organisation));
  }

  private static Recipient recipient(Organisation organisation) {
    var basis =
        organisation.partner().basis() == Basis.PUBLIC_TASK
            ? Recipient.Basis.PUBLIC_TASK
            : Recipient.Basis.PERMISSION;
    return new Recipient(organisation.reference(), basis);
  }

  private static Policy policy(Organisation organisation) {
    var council = organisation.council();
    return new Policy(council.version(), Set.copyOf(council.sensitiveNeeds()));
  }

  private static Needs needs(Organisation organisation) {
    var needs = organisation.needs();
    return new Needs(needs.personIdentifiers().values(), needs.classes().values());
  }
}
