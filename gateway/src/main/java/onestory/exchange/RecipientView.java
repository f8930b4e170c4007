package onestory.exchange;

import onestory.authority.Authority;
import onestory.authority.Family;
import onestory.record.FamilyContent;

/**
 * Works out a view from what it rests on and the family's record. The council is the family's
 * custodian: whoever asks, its own rules hold for its families.
 */
final class RecipientView {

  private RecipientView() {}

  static View of(ViewBasis basis, FamilyContent content) {
    var recipient = basis.recipient();
    var decisions =
        Unsettled.decided(
            content,
            family ->
                Authority.decide(recipient, Family.of(family), basis.policy(), basis.moment()));
    return View.of(
        recipient,
        content.resources(),
        content.directory(),
        decisions,
        basis.needs(),
        Whereabouts.of(recipient, content.resources(), content.directory(), basis.signs()));
  }
}
