package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Accounts, for administrators: of every council, or of the one that they are bound to. */
@RestController
@RequestMapping("/accounts")
class AccountsPages {

  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

  private final Accounts accounts;
  private final Administration administration;
  private final AccountRules rules;
  private final Directory directory;
  private final Desk desk;

  AccountsPages(
      Accounts accounts,
      Administration administration,
      AccountRules rules,
      Directory directory,
      Desk desk) {
    this.accounts = accounts;
    this.administration = administration;
    this.rules = rules;
    this.directory = directory;
    this.desk = desk;
  }

  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request) {
    return desk.page(
        HttpStatus.OK,
        "accounts",
        request,
        Map.of("accounts", accounts.within(desk.account().council())));
  }

  @GetMapping("/new")
  ResponseEntity<String> askNew(HttpServletRequest request) {
    var nobody =
        new Account(UUID.randomUUID(), "", "", Set.of(), null, null, false, null, false, false, 0);
    return form(HttpStatus.OK, "account-new", request, nobody, Map.of());
  }

  @PostMapping(consumes = FORM)
  ResponseEntity<String> add(HttpServletRequest request) {
    var form = Form.of(request, "name", "shownAs", "roles", "council", "organisation");
    var account =
        allowed(
            form, UUID.randomUUID(), Accounts.plain(form.get("name")), form.get("shownAs").strip());
    var faults = new HashMap<>(rules.faults(account, desk.account()));
    if (faults.isEmpty()) {
      var password = administration.add(account, desk.account());
      if (password.isPresent()) {
        return told(HttpStatus.CREATED, request, account, password.get());
      }
      faults.put("name", "This name is taken.");
    }
    return form(HttpStatus.BAD_REQUEST, "account-new", request, account, faults);
  }

  @GetMapping("/{id}")
  ResponseEntity<String> one(@PathVariable UUID id, HttpServletRequest request) {
    return form(HttpStatus.OK, "account-one", request, known(id), Map.of());
  }

  /** What they may do, and for whom. */
  @PostMapping(value = "/{id}/roles", consumes = FORM)
  ResponseEntity<String> allow(@PathVariable UUID id, HttpServletRequest request) {
    var form = Form.of(request, "roles", "council", "organisation");
    var before = changeable(id);
    var account = allowed(form, id, before.name(), before.shownAs());
    var faults = rules.faults(account, desk.account());
    if (!faults.isEmpty()) {
      return form(HttpStatus.BAD_REQUEST, "account-one", request, before, faults);
    }
    administration.allow(account, desk.account());
    return desk.to("/accounts/" + id);
  }

  @PostMapping(value = "/{id}/disable", consumes = FORM)
  ResponseEntity<String> disable(@PathVariable UUID id, HttpServletRequest request) {
    Form.of(request);
    administration.disable(changeable(id), true, desk.account());
    return desk.to("/accounts/" + id);
  }

  @PostMapping(value = "/{id}/enable", consumes = FORM)
  ResponseEntity<String> enable(@PathVariable UUID id, HttpServletRequest request) {
    Form.of(request);
    administration.disable(changeable(id), false, desk.account());
    return desk.to("/accounts/" + id);
  }

  /** A new password, and for who lost the phone a new second factor too. */
  @PostMapping(value = "/{id}/reset", consumes = FORM)
  ResponseEntity<String> reset(@PathVariable UUID id, HttpServletRequest request) {
    var form = Form.of(request, "phone");
    var account = changeable(id);
    if (account.outside()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    var password = administration.reset(account, form.get("phone").equals("lost"), desk.account());
    return told(HttpStatus.OK, request, account, password);
  }

  private ResponseEntity<String> told(
      HttpStatus status, HttpServletRequest request, Account account, String password) {
    return desk.page(
        status,
        "one-time-password",
        request,
        Map.of("account", account, "password", password, "days", Proofs.ONE_TIME.toDays()));
  }

  private Account known(UUID id) {
    return accounts
        .find(id)
        .filter(account -> account.isWithin(desk.account().council()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Nobody changes their own account here: neither up, nor so that nobody is left. */
  private Account changeable(UUID id) {
    if (desk.account().id().equals(id)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return known(id);
  }

  private Account allowed(Form form, UUID id, String name, String shownAs) {
    var roles = EnumSet.noneOf(Role.class);
    form.all("roles")
        .forEach(
            code ->
                roles.add(
                    Role.of(code)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST))));
    return new Account(
        id,
        name,
        shownAs,
        roles,
        empty(form.get("council")),
        empty(form.get("organisation")),
        false,
        null,
        false,
        false,
        0);
  }

  private static String empty(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private ResponseEntity<String> form(
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
            .filter(council -> mine.council() == null || mine.council().equals(council.id()))
            .sorted(Comparator.comparing(council -> council.name()))
            .toList());
    words.put(
        "organisations",
        directory.organisations().stream()
            .filter(each -> mine.council() == null || mine.council().equals(each.council().id()))
            .sorted(
                Comparator.comparing((Organisation each) -> each.council().name())
                    .thenComparing(Organisation::name))
            .toList());
    return desk.page(status, page, request, words);
  }
}
