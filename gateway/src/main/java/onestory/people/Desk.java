package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** What every page of this room is handed over with: the form's token, and a new session's word. */
@Component
final class Desk {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  // the session that the request came with is over: no form on its answer could be sent
  private static final String ANOTHER = Desk.class.getName();

  private final PeoplePages pages;
  private final Sessions sessions;
  private final SessionCookie cookie;

  Desk(PeoplePages pages, Sessions sessions, SessionCookie cookie) {
    this.pages = pages;
    this.sessions = sessions;
    this.cookie = cookie;
  }

  /** Who asks; only where the door let people through. */
  Account account() {
    return ((Person) SecurityContextHolder.getContext().getAuthentication()).account();
  }

  ResponseEntity<String> page(
      HttpStatus status, String page, HttpServletRequest request, Map<String, ?> words) {
    var all = new HashMap<String, Object>(words);
    if (request.getAttribute(ANOTHER) == null) {
      if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
        all.put("csrf", token.getToken());
      }
      if (SecurityContextHolder.getContext().getAuthentication() instanceof Person person) {
        all.put("me", person.account());
        all.put("in", person.isIn());
        all.put("administrator", person.isIn() && person.account().is(Role.ADMINISTRATOR));
      }
    }
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType(HTML))
        .body(pages.html(page, all));
  }

  /** A new session, in place of the one that there was; the browser goes where it leads. */
  ResponseEntity<String> goOn(
      Account account, Stage stage, HttpServletRequest request, HttpServletResponse response) {
    start(account, stage, request, response);
    return to(stage.page());
  }

  void start(
      Account account, Stage stage, HttpServletRequest request, HttpServletResponse response) {
    request.setAttribute(ANOTHER, true);
    cookie.give(
        sessions.start(account, stage, cookie.word(request).orElse(null)), request, response);
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    request.setAttribute(ANOTHER, true);
    cookie.word(request).ifPresent(sessions::end);
    cookie.forget(request, response);
  }

  ResponseEntity<String> to(String page) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", page).build();
  }
}
