package onestory;

import onestory.fixtures.Family;
import onestory.fixtures.Message;

/** Family 1's permissions, for other organisations than its own, and taken back. */
public final class Withdrawals {

  private Withdrawals() {}

  /** Everything of family 1 up to the team's meeting, shared with another organisation instead. */
  public static Family sharedWith(Family family, String organisation, String instead) {
    return new Family(
        family.name(),
        family.prefix(),
        family.messages().stream()
            .map(
                message ->
                    message.kind().equals("consent")
                        ? message.with(
                            message
                                .xml()
                                .replace(
                                    "<code>" + organisation + "</code>",
                                    "<code>" + instead + "</code>"))
                        : message)
            .toList());
  }

  /** Both parents' permissions, withdrawn. */
  public static void withdraw(Partners partners, Family family) {
    partners.send(withdrawn(family, "3a-1-consent", 2));
    partners.send(withdrawn(family, "3b-1-consent", 2));
  }

  /** That permission's withdrawal, as a later version of it. */
  public static Message withdrawn(Family family, String consent, int version) {
    var given = family.message(consent);
    return given.with(
        version(given.xml(), version)
            .replace("<status>active</status>", "<status>withdrawn</status>"));
  }

  /** That permission, given anew. */
  public static Message givenAgain(Family family, String consent, int version) {
    var given = family.message(consent);
    return given.with(
        version(given.xml(), version)
            .replaceAll("<given>[^<]*</given>", "<given>2026-05-06</given>"));
  }

  private static String version(String xml, int version) {
    return xml.replace("<version>1</version>", "<version>" + version + "</version>")
        .replaceAll(
            "<sentAt>[^<]*</sentAt>", "<sentAt>2026-05-06T0" + version + ":00:00Z</sentAt>");
  }
}
