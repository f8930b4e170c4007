package onestory.people;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An address that somebody's role opens, to begin with: what they are for is told on the page of
 * their account, since nobody can guess it.
 *
 * @param address what is got there
 * @param says what that is
 */
record Opening(String address, String says) {

  static final Map<Role, List<Opening>> OF =
      new EnumMap<>(
          Map.of(
              Role.ENGINEER,
              List.of(
                  new Opening("/operations/step", "How many are in step, waiting, held"),
                  new Opening("/operations/messages?state=held", "Messages that are held"),
                  new Opening("/operations/deliveries", "The newest deliveries"),
                  new Opening("/operations/recalls", "Recalls that are open"),
                  new Opening("/operations/pauses", "Partners that are paused"),
                  new Opening("/operations/schools", "How the reading of schools goes"),
                  new Opening("/operations/timescales", "Clocks by rule and state")),
              Role.REVIEWER,
              List.of(
                  new Opening("/operations/identity/questions", "Questions who is who"),
                  new Opening("/operations/identity/acts", "What was done about them")),
              Role.TRIAGE,
              List.of(new Opening("/fhir/Task/$triage", "Open contacts by the hours left")),
              Role.AUDITOR,
              List.of(
                  new Opening("/operations/audit/verify", "Whether the audit is whole"),
                  new Opening("/fhir/AuditEvent?_count=50", "The newest of the audit")),
              Role.ADMINISTRATOR,
              List.of(
                  new Opening("/accounts", "Accounts"),
                  new Opening("/operations/retention/due", "Records that are due to be erased"),
                  new Opening("/operations/retention/holds", "Legal holds"),
                  new Opening("/operations/retention/requests", "Requests of families by right"),
                  new Opening("/operations/retention/erasures", "Erasures"))));

  /** Those of the account's roles that are for it: one that is bound to a council has fewer. */
  static List<Opening> of(Account account) {
    return account.roles().stream()
        .sorted()
        .flatMap(role -> OF.getOrDefault(role, List.of()).stream())
        .filter(
            opening ->
                Doorway.isPage(opening.path()) || Operations.areFor(account, "GET", opening.path()))
        .toList();
  }

  String path() {
    return address.split("\\?")[0];
  }
}
