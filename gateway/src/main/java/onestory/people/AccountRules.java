package onestory.people;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.councils.Partner.Basis;
import org.springframework.stereotype.Component;

/** Which accounts there can be, and who may make them (TRUST 7.66). */
@Component
final class AccountRules {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");
  private static final int LONGEST = 80;

  private final Directory directory;

  AccountRules(Directory directory) {
    this.directory = directory;
  }

  /**
   * What is wrong with an account, by field, in words for the administrator.
   *
   * @param by who makes or changes it; null for the gateway itself
   */
  Map<String, String> faults(Account account, Account by) {
    var faults = new LinkedHashMap<String, String>();
    if (!NAME.matcher(account.name()).matches()) {
      faults.put("name", "Use 3 to 64 small letters, digits, dots, hyphens or an e-mail address.");
    }
    if (account.shownAs().isBlank()
        || account.shownAs().length() > LONGEST
        || account.shownAs().chars().anyMatch(Character::isISOControl)) {
      faults.put("shownAs", "Say what others call them, in at most 80 characters.");
    }
    roles(account.roles(), faults);
    council(account, by, faults);
    organisation(account, faults);
    return faults;
  }

  private static void roles(Set<Role> roles, Map<String, String> faults) {
    if (roles.isEmpty()) {
      faults.put("roles", "Choose at least one role.");
    } else if (roles.stream().map(Role::isOfFamilies).distinct().count() > 1) {
      faults.put(
          "roles",
          "Engineer, auditor and administrator see nothing of families: nobody is one of these and also practitioner, triage or reviewer.");
    }
  }

  private void council(Account account, Account by, Map<String, String> faults) {
    if (account.council() == null) {
      if (account.roles().stream().anyMatch(Role::isOfFamilies)) {
        faults.put("council", "Choose the council whose families they work with.");
      }
    } else if (directory.council(account.council()).isEmpty()) {
      faults.put("council", "There is no such council here.");
    }
    if (by != null && !account.isWithin(by.council())) {
      faults.put("council", "You look after accounts of your own council only.");
    }
  }

  private void organisation(Account account, Map<String, String> faults) {
    var needed = EnumSet.noneOf(Role.class);
    account.roles().stream().filter(Role::needsOrganisation).forEach(needed::add);
    if (needed.isEmpty()) {
      if (account.organisation() != null) {
        faults.put("organisation", "Only practitioners and triage work for an organisation here.");
      }
      return;
    }
    var known =
        account.organisation() == null
            ? null
            : directory.organisationKnownBy(account.organisation()).orElse(null);
    if (known == null || !known.council().id().equals(account.council())) {
      faults.put("organisation", "Choose an organisation of that council.");
    } else if (needed.size() > 1 || isMash(known) != needed.contains(Role.TRIAGE)) {
      faults.put("organisation", "Triage is for the MASH, and practitioners for everybody else.");
    }
  }

  private static boolean isMash(Organisation organisation) {
    return organisation.partner().basis() == Basis.SAFEGUARDING;
  }
}
