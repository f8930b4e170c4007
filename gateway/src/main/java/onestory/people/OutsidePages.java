package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Signing in at the council's own provider: there and back again. */
@RestController
class OutsidePages {

  private static final Logger LOG = LoggerFactory.getLogger(OutsidePages.class);

  private final Provider provider;
  private final OutsidePeople people;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final PeopleKey key;
  private final Desk desk;
  private final Deeds deeds;
  private final Clock clock;

  OutsidePages(
      Provider provider,
      OutsidePeople people,
      Sessions sessions,
      SessionCookie cookie,
      PeopleKey key,
      Desk desk,
      Deeds deeds,
      Clock clock) {
    this.provider = provider;
    this.people = people;
    this.sessions = sessions;
    this.cookie = cookie;
    this.key = key;
    this.desk = desk;
    this.deeds = deeds;
    this.clock = clock;
  }

  @GetMapping("/sign-in/outside/provider")
  ResponseEntity<String> there(HttpServletRequest request, HttpServletResponse response) {
    if (provider.name().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var errand =
        new Errand(
            sessions.newWord(),
            sessions.newWord(),
            sessions.newWord(),
            clock.instant().plus(Errand.LIFE));
    try {
      var address = provider.request(errand).getAuthorizationRequestUri();
      cookie.giveErrand(key.closeErrand(errand.text()), Errand.LIFE, request, response);
      return desk.to(address);
    } catch (IllegalArgumentException e) {
      LOG.error("The provider of people could not be asked: {}", e.getClass().getSimpleName());
      return told(HttpStatus.BAD_GATEWAY, request, "Your organisation can't be reached now.");
    }
  }

  @GetMapping("/sign-in/outside/return")
  ResponseEntity<String> back(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    var errand =
        cookie
            .errand(request)
            .flatMap(key::openErrand)
            .flatMap(Errand::of)
            .filter(sent -> provider.name().isPresent())
            .filter(sent -> sent.isAnsweredBy(state, clock.instant()));
    cookie.forgetErrand(request, response);
    if (errand.isEmpty() || code.isEmpty()) {
      return told(HttpStatus.BAD_REQUEST, request, "This sign-in was not begun here, or is over.");
    }
    var person = person(errand.get(), code);
    if (person.isEmpty()) {
      return told(HttpStatus.UNAUTHORIZED, request, "Your organisation did not say who you are.");
    }
    return known(person.get(), request, response);
  }

  private Optional<Jwt> person(Errand errand, String code) {
    try {
      return Optional.of(provider.person(errand, code));
    } catch (OAuth2AuthorizationException
        | OAuth2AuthenticationException
        | JwtException
        | IllegalArgumentException e) { // the last: it could not be asked who it is
      LOG.warn("The provider of people was not believed: {}", e.getClass().getSimpleName());
      deeds.refused(Optional.empty(), "provider");
      return Optional.empty();
    }
  }

  private ResponseEntity<String> known(
      Jwt person, HttpServletRequest request, HttpServletResponse response) {
    if (!people.hasSecondFactor(person)) {
      deeds.refused(Optional.empty(), "provider-without-second-factor");
      return told(
          HttpStatus.FORBIDDEN,
          request,
          "Your organisation did not say that you used a second proof. Sign in there with one.");
    }
    var account = people.account(person);
    if (account.isEmpty()) {
      deeds.refused(Optional.empty(), "provider-group");
      return told(
          HttpStatus.FORBIDDEN,
          request,
          "None of your organisation's groups that you are in may use OneStory.");
    }
    deeds.signedIn(account.get(), "provider");
    desk.start(account.get(), Stage.IN, request, response);
    // a page and not a redirect: the cookie goes to no address that another site led to
    return desk.page(
        HttpStatus.OK,
        "message",
        request,
        Map.of(
            "heading",
            "You are signed in",
            "text",
            "as " + account.get().shownAs() + ".",
            "link",
            Stage.IN.page(),
            "linkText",
            "Go on"));
  }

  private ResponseEntity<String> told(HttpStatus status, HttpServletRequest request, String text) {
    return desk.page(
        status,
        "message",
        request,
        Map.of(
            "heading",
            "You are not signed in",
            "text",
            text,
            "link",
            "/sign-in",
            "linkText",
            "Sign in"));
  }
}
