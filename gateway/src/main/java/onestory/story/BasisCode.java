package onestory.story;

import onestory.authority.Recipient;

/** The basis that an organisation holds something on, as a code of sharing-authority. */
final class BasisCode {

  private BasisCode() {}

  static String of(Recipient.Basis basis) {
    return switch (basis) {
      case PUBLIC_TASK -> "public-task";
      case PERMISSION -> "permission";
      case SAFEGUARDING -> "safeguarding-override";
    };
  }
}
