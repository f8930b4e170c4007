package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
  private final AccountForm form;
  private final Desk desk;

  AccountsPages(
      Accounts accounts,
      Administration administration,
      AccountRules rules,
      AccountForm form,
      Desk desk) {
    this.accounts = accounts;
    this.administration = administration;
    this.rules = rules;
    this.form = form;
    this.desk = desk;
  }

  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request) {
    return desk.page(
        HttpStatus.OK,
        "accounts",
        request,
        Map.of("accounts", accounts.within(desk.account().council()), "councils", form.councils()));
  }

  @GetMapping("/new")
  ResponseEntity<String> askNew(HttpServletRequest request) {
    return form.page(HttpStatus.OK, "account-new", request, AccountForm.empty(), Map.of());
  }

  @PostMapping(consumes = FORM)
  ResponseEntity<String> add(HttpServletRequest request) {
    var sent = Form.of(request, "name", "shownAs", "roles", "council", "organisation");
    var account =
        AccountForm.read(
            sent, UUID.randomUUID(), Accounts.plain(sent.get("name")), sent.get("shownAs").strip());
    var faults = new HashMap<>(rules.faults(account, desk.account()));
    if (faults.isEmpty()) {
      var password = administration.add(account, desk.account());
      if (password.isPresent()) {
        return told(HttpStatus.CREATED, request, account, password.get());
      }
      faults.put("name", "This name is taken.");
    }
    return form.page(HttpStatus.BAD_REQUEST, "account-new", request, account, faults);
  }

  @GetMapping("/{id}")
  ResponseEntity<String> one(@PathVariable UUID id, HttpServletRequest request) {
    return form.page(HttpStatus.OK, "account-one", request, known(id), Map.of());
  }

  /** What they may do, and for whom. */
  @PostMapping(value = "/{id}/roles", consumes = FORM)
  ResponseEntity<String> allow(@PathVariable UUID id, HttpServletRequest request) {
    var sent = Form.of(request, "roles", "council", "organisation");
    var before = changeable(id);
    own(before);
    var account = AccountForm.read(sent, id, before.name(), before.shownAs());
    var faults = rules.faults(account, desk.account());
    if (!faults.isEmpty()) {
      return form.page(HttpStatus.BAD_REQUEST, "account-one", request, before, faults);
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
    var sent = Form.of(request, "phone");
    var account = changeable(id);
    own(account);
    var password = administration.reset(account, sent.get("phone").equals("lost"), desk.account());
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

  /** Of who signs in at a provider, that provider says what they may do. */
  private static void own(Account account) {
    if (account.outside()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
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
}
