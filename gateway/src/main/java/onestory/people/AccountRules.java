package onestory.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    if (!isName(account.shownAs())) {
      faults.put(
          "shownAs",
          "Say what others call them, in at most 80 characters, with no sign such as = first.");
    }
    roles(account.roles(), faults);
    council(account, by, faults);
    organisation(account, faults);
    return faults;
  }

  /**
   * A list of names may end up in a spreadsheet, which takes what begins with a sign for a formula.
   */
  private static boolean isName(String shownAs) {
    return !shownAs.isBlank()
        && shownAs.length() <= LONGEST
        && "=+-@".indexOf(shownAs.charAt(0)) < 0
        && shownAs.chars().noneMatch(Character::isISOControl);
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
    boolean ofFamilies = account.roles().stream().anyMatch(Role::isOfFamilies);
    if (!ofFamilies && account.organisation() != null) {
      faults.put("organisation", "Whoever sees nothing of families works for none of these.");
    }
    if (!ofFamilies) {
      return;
    }
    var known =
        Optional.ofNullable(account.organisation())
            .flatMap(directory::organisationKnownBy)
            .filter(organisation -> organisation.council().id().equals(account.council()));
    if (known.isEmpty()) {
      faults.put("organisation", "Choose an organisation of that council.");
    } else if (!account.roles().stream().allMatch(role -> fits(role, known.get()))) {
      faults.put(
          "organisation",
          "Triage is for the MASH, reviewers are the council's own, and practitioners everybody else's.");
    }
  }

  private static boolean fits(Role role, Organisation organisation) {
    return switch (role) {
      case TRIAGE -> isMash(organisation);
      case REVIEWER -> organisation.identifier().equals(organisation.council().organisation());
      default -> !isMash(organisation);
    };
  }

  private static boolean isMash(Organisation organisation) {
    return organisation.partner().basis() == Basis.SAFEGUARDING;
  }
}
