package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The fields of an account: what an administrator chooses from, and what they chose. */
@Component
final class AccountForm {

  private final Directory directory;
  private final Desk desk;

  AccountForm(Directory directory, Desk desk) {
    this.directory = directory;
    this.desk = desk;
  }

  /** Before anything was chosen. */
  static Account empty() {
    return account(UUID.randomUUID(), "", "", Set.of(), null, null);
  }

  /** The councils' names, by their ids. */
  Map<String, String> councils() {
    return directory.councils().stream()
        .collect(Collectors.toUnmodifiableMap(Council::id, Council::name));
  }

  /** What they may do, and for whom, as the form says it. */
  static Account read(Form form, UUID id, String name, String shownAs) {
    var roles = EnumSet.noneOf(Role.class);
    form.all("roles").forEach(code -> roles.add(role(code)));
    return account(
        id, name, shownAs, roles, chosen(form.get("council")), chosen(form.get("organisation")));
  }

  private static Role role(String code) {
    return Role.of(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }

  private static String chosen(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private static Account account(
      UUID id, String name, String shownAs, Set<Role> roles, String council, String organisation) {
    return new Account(
        id, name, shownAs, roles, council, organisation, false, null, false, false, 0);
  }

  /** The page with these fields, for a council's own administrator with what is that council's. */
  ResponseEntity<String> page(
      HttpStatus status,
      String page,
      HttpServletRequest request,
      Account account,
      Map<String, String> faults) {
    var mine = desk.account();
    var words = new HashMap<String, Object>();
    words.put("account", account);
    words.put("self", account.id().equals(mine.id()));
    words.put("faults", faults);
    words.put("allRoles", Role.values());
    words.put(
        "councils",
        directory.councils().stream()
            .filter(council -> deals(mine, council))
            .sorted(Comparator.comparing(Council::name))
            .toList());
    words.put(
        "organisations",
        directory.organisations().stream()
            .filter(organisation -> deals(mine, organisation.council()))
            .sorted(
                Comparator.comparing((Organisation each) -> each.council().name())
                    .thenComparing(Organisation::name))
            .toList());
    return desk.page(status, page, request, words);
  }

  private static boolean deals(Account mine, Council council) {
    return mine.council() == null || mine.council().equals(council.id());
  }
}
