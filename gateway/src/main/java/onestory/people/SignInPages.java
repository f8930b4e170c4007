package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
class SignInPages {

  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
  private static final String TOO_EARLY =
      "There were too many tries that failed. Wait fifteen minutes, and try again.";

  private final SignIn signIn;
  private final Desk desk;
  private final Deeds deeds;
  private final SessionCookie cookie;
  private final Provider provider;

  SignInPages(SignIn signIn, Desk desk, Deeds deeds, SessionCookie cookie, Provider provider) {
    this.signIn = signIn;
    this.desk = desk;
    this.deeds = deeds;
    this.cookie = cookie;
    this.provider = provider;
  }

  @GetMapping("/sign-in")
  ResponseEntity<String> ask(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication() instanceof Person person
            && person.isIn()
        ? desk.to(Stage.IN.page())
        : page(HttpStatus.OK, request, null, "");
  }

  @PostMapping(value = "/sign-in", consumes = FORM)
  ResponseEntity<String> password(HttpServletRequest request, HttpServletResponse response) {
    var form = Form.of(request, "name", "password");
    if (!cookie.isSafe(request)) {
      return page(
          HttpStatus.FORBIDDEN,
          request,
          "Nothing was looked at: this page must be reached by https, so that nobody on the way reads your password.",
          "");
    }
    var tried = signIn.password(form.get("name"), form.get("password"), request.getRemoteAddr());
    return switch (tried.answer()) {
      case RIGHT ->
          desk.goOn(tried.account(), Stage.afterPassword(tried.account()), request, response);
      case WRONG ->
          page(
              HttpStatus.UNAUTHORIZED,
              request,
              "The name or the password is not right. Check both, and try again.",
              form.get("name"));
      case TOO_EARLY -> page(HttpStatus.TOO_MANY_REQUESTS, request, TOO_EARLY, form.get("name"));
    };
  }

  @GetMapping("/sign-in/second-factor")
  ResponseEntity<String> askSecondFactor(HttpServletRequest request) {
    return desk.page(HttpStatus.OK, "second-factor", request, Map.of());
  }

  @PostMapping(value = "/sign-in/second-factor", consumes = FORM)
  ResponseEntity<String> secondFactor(HttpServletRequest request, HttpServletResponse response) {
    var code = Form.of(request, "code").get("code");
    var account = desk.account();
    return switch (signIn.secondFactor(account, code)) {
      case RIGHT -> {
        var stage = Stage.afterSecondFactor(account);
        if (stage == Stage.IN) {
          deeds.signedIn(account, "second-factor");
        }
        yield desk.goOn(account, stage, request, response);
      }
      case WRONG ->
          desk.page(
              HttpStatus.UNAUTHORIZED,
              "second-factor",
              request,
              Map.of(
                  "fault",
                  "This code is not right, or was used already. Wait for the next one, and type that."));
      case TOO_EARLY -> {
        desk.end(request, response);
        yield desk.page(
            HttpStatus.TOO_MANY_REQUESTS,
            "message",
            request,
            Map.of(
                "heading", "Wait a while",
                "text", TOO_EARLY,
                "link", "/sign-in",
                "linkText", "Sign in"));
      }
    };
  }

  @PostMapping(value = "/sign-out", consumes = FORM)
  ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
    Form.of(request);
    deeds.signedOut(desk.account());
    desk.end(request, response);
    return desk.page(
        HttpStatus.OK,
        "message",
        request,
        Map.of(
            "heading", "You are signed out",
            "text", "Close the browser if others use this computer too.",
            "link", "/sign-in",
            "linkText", "Sign in again"));
  }

  private ResponseEntity<String> page(
      HttpStatus status, HttpServletRequest request, String fault, String name) {
    var words = new HashMap<String, Object>(Map.of("name", name));
    words.put("fault", fault);
    provider.name().ifPresent(called -> words.put("provider", called));
    return desk.page(status, "sign-in", request, words);
  }
}
