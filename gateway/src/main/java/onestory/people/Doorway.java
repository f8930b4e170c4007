package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Which requests are people's: the pages of signing in and of accounts, and operations, stories and
 * the few FHIR searches for people that no token came with. A browser that goes to one of these is
 * shown where to sign in.
 */
@Component
final class Doorway implements RequestMatcher {

  /** What somebody types who knows no more than where OneStory is. */
  static final String ROOT = "/";

  private final SessionCookie cookie;

  Doorway(SessionCookie cookie) {
    this.cookie = cookie;
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    var address = request.getRequestURI();
    boolean isOfPeople =
        isShared(address)
            || isBelow(address, "/fhir") && Operations.has(request.getMethod(), address);
    return isPage(address)
        || address.equals(ROOT) && isBrowsing(request)
        || isOfPeople
            && request.getHeader("Authorization") == null
            && (cookie.word(request).isPresent() || isBrowsing(request));
  }

  static boolean isPage(String address) {
    return isBelow(address, "/sign-in")
        || address.equals("/sign-out")
        || isBelow(address, "/account")
        || isBelow(address, "/accounts");
  }

  static boolean isShared(String address) {
    return isBelow(address, "/operations") || isBelow(address, "/stories");
  }

  /** Somebody followed a link or typed the address (W3C, Fetch Metadata). */
  static boolean isBrowsing(HttpServletRequest request) {
    return "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
  }

  private static boolean isBelow(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
