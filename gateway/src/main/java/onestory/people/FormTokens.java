package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The word that each form carries: signed from the one that the browser keeps, so that it is of
 * that session and of no other, and nothing more is stored (OWASP, signed double submit cookie).
 * Somebody not signed in yet keeps a word too, which opens nothing.
 */
@Component
final class FormTokens implements CsrfTokenRepository {

  private static final String NEW_WORD = FormTokens.class.getName();

  private final PeopleKey key;
  private final Sessions sessions;
  private final SessionCookie cookie;

  FormTokens(PeopleKey key, Sessions sessions, SessionCookie cookie) {
    this.key = key;
    this.sessions = sessions;
    this.cookie = cookie;
  }

  @Override
  public CsrfToken loadToken(HttpServletRequest request) {
    return cookie.word(request).map(this::token).orElse(null);
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    var word = sessions.newWord();
    request.setAttribute(NEW_WORD, word);
    return token(word);
  }

  @Override
  public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(NEW_WORD) instanceof String word) {
      cookie.give(word, request, response);
    }
  }

  /** The one that goes with a word given while the page is made. */
  CsrfToken token(String word) {
    return new DefaultCsrfToken(
        "X-CSRF-Token",
        "_csrf",
        Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign("form", word)));
  }
}
