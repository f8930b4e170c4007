package onestory.story;

import onestory.authority.Recipient;
import onestory.exchange.View;

/**
 * Whether there is a story to be told at all. The MASH knows of a contact's child who they are, and
 * no more: a story of that alone would say that nothing is known.
 */
final class Opened {

  private Opened() {}

  /** On the safeguarding basis: whether a live override opens this child's, or the family's. */
  static boolean isOpen(View view, String subject) {
    if (view.recipient().basis() != Recipient.Basis.SAFEGUARDING) {
      return true;
    }
    // only an override is named in a decision on this basis
    return subject.startsWith("Group/")
        ? view.decisions().values().stream().anyMatch(decision -> !decision.consents().isEmpty())
        : !view.decisions().get(subject).consents().isEmpty();
  }
}
