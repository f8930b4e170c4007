package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import onestory.councils.Directory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody does with their own account; what they may do stands on none of these pages. */
@RestController
class OwnPages {

  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

  private final Administration administration;
  private final Proofs proofs;
  private final PasswordRules rules;
  private final SignIn signIn;
  private final Directory directory;
  private final Desk desk;
  private final Deeds deeds;

  OwnPages(
      Administration administration,
      Proofs proofs,
      PasswordRules rules,
      SignIn signIn,
      Directory directory,
      Desk desk,
      Deeds deeds) {
    this.administration = administration;
    this.proofs = proofs;
    this.rules = rules;
    this.signIn = signIn;
    this.directory = directory;
    this.desk = desk;
    this.deeds = deeds;
  }

  /** Whoever typed no more than the gateway's name. */
  @GetMapping(Doorway.ROOT)
  ResponseEntity<String> root() {
    return desk.to(Stage.IN.page());
  }

  @GetMapping("/account")
  ResponseEntity<String> account(HttpServletRequest request) {
    var account = desk.account();
    var words = new HashMap<String, Object>(Map.of("openings", Opening.of(account)));
    words.put("stories", account.is(Role.PRACTITIONER) || account.is(Role.TRIAGE));
    Optional.ofNullable(account.organisation())
        .flatMap(directory::organisationKnownBy)
        .ifPresent(known -> words.put("organisation", known.name()));
    Optional.ofNullable(account.council())
        .flatMap(directory::council)
        .ifPresent(known -> words.put("council", known.name()));
    return desk.page(HttpStatus.OK, "account", request, words);
  }

  @GetMapping("/account/new-password")
  ResponseEntity<String> askNewPassword(HttpServletRequest request) {
    return password(HttpStatus.OK, request, false, Map.of());
  }

  /** In place of the one that somebody else gave them. */
  @PostMapping(value = "/account/new-password", consumes = FORM)
  ResponseEntity<String> newPassword(HttpServletRequest request, HttpServletResponse response) {
    var form = Form.of(request, "password", "again");
    var faults = faults(form);
    if (faults.isEmpty() && proofs.isPassword(desk.account().id(), form.get("password"))) {
      faults.put("passwordFault", "Choose another than the one you were given.");
    }
    if (!faults.isEmpty()) {
      return password(HttpStatus.BAD_REQUEST, request, false, faults);
    }
    return chosen(form, request, response);
  }

  @GetMapping("/account/password")
  ResponseEntity<String> askPassword(HttpServletRequest request) {
    return password(HttpStatus.OK, request, true, Map.of());
  }

  @PostMapping(value = "/account/password", consumes = FORM)
  ResponseEntity<String> password(HttpServletRequest request, HttpServletResponse response) {
    var form = Form.of(request, "current", "password", "again");
    var faults = faults(form);
    var tried =
        signIn.password(desk.account().name(), form.get("current"), request.getRemoteAddr());
    if (tried.answer() != SignIn.Answer.RIGHT) {
      faults.put("currentFault", "This is not your password.");
    }
    if (!faults.isEmpty()) {
      return password(HttpStatus.BAD_REQUEST, request, true, faults);
    }
    return chosen(form, request, response);
  }

  private ResponseEntity<String> chosen(
      Form form, HttpServletRequest request, HttpServletResponse response) {
    var before = desk.account();
    var now = administration.choose(before, form.get("password"));
    var stage = Stage.afterNewPassword(now);
    if (stage == Stage.IN && before.hasOneTimePassword()) {
      deeds.signedIn(now, "second-factor");
    }
    return desk.goOn(now, stage, request, response);
  }

  private Map<String, Object> faults(Form form) {
    var faults = new HashMap<String, Object>();
    rules
        .fault(form.get("password"), desk.account())
        .ifPresent(fault -> faults.put("passwordFault", fault));
    if (!form.get("password").equals(form.get("again"))) {
      faults.put("againFault", "This is not the same as above.");
    }
    return faults;
  }

  private ResponseEntity<String> password(
      HttpStatus status, HttpServletRequest request, boolean current, Map<String, Object> faults) {
    var words = new HashMap<>(faults);
    words.put("current", current);
    return desk.page(status, "password", request, words);
  }

  @GetMapping("/account/second-factor")
  ResponseEntity<String> askToEnrol(HttpServletRequest request) {
    return enrol(HttpStatus.OK, request, null);
  }

  @PostMapping(value = "/account/second-factor", consumes = FORM)
  ResponseEntity<String> enrol(HttpServletRequest request, HttpServletResponse response) {
    var code = Form.of(request, "code").get("code");
    var enrolled = administration.enrol(desk.account(), code);
    if (enrolled.isEmpty()) {
      return enrol(
          HttpStatus.BAD_REQUEST,
          request,
          "This is not the code that the app shows now. Is your phone's clock right?");
    }
    var account = enrolled.get().account();
    deeds.signedIn(account, "second-factor");
    desk.start(account, Stage.IN, request, response);
    return desk.page(
        HttpStatus.OK, "recovery-codes", request, Map.of("codes", enrolled.get().codes()));
  }

  private ResponseEntity<String> enrol(
      HttpStatus status, HttpServletRequest request, String fault) {
    var account = desk.account();
    var secret = proofs.offer(account.id());
    var words = new HashMap<String, Object>();
    words.put("qr", new Picture(SecondFactor.uri(secret, account)).svg());
    words.put("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
    words.put("fault", fault);
    return desk.page(status, "enrol", request, words);
  }
}
