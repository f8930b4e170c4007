package onestory.people;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * What the browser keeps: one word, that no script reads and no other site sends. Under TLS the
 * browser itself makes sure that it is ours and goes nowhere else (RFC 6265bis, "__Host-").
 */
@Component
final class SessionCookie {

  private static final String PLAIN = "onestory";
  private static final String FIRM = "__Host-onestory";

  private final boolean reachedByTls;

  SessionCookie(@Value("${onestory.base-url}") String baseUrl) {
    reachedByTls = baseUrl.startsWith("https:");
  }

  /** The word that came with the request. */
  Optional<String> word(HttpServletRequest request) {
    return value(request, name(request));
  }

  /** Gives the browser a word in place of the one it has. */
  void give(String word, HttpServletRequest request, HttpServletResponse response) {
    set(name(request), word, "Strict", null, request, response);
  }

  void forget(HttpServletRequest request, HttpServletResponse response) {
    set(name(request), "", "Strict", Duration.ZERO, request, response);
  }

  /** What was given for the time at an outside provider. */
  Optional<String> errand(HttpServletRequest request) {
    return value(request, name(request) + "-errand");
  }

  void forgetErrand(HttpServletRequest request, HttpServletResponse response) {
    giveErrand("", Duration.ZERO, request, response);
  }

  /** Lax, since the browser comes back from another site; it opens nothing by itself. */
  void giveErrand(
      String word, Duration life, HttpServletRequest request, HttpServletResponse response) {
    set(name(request) + "-errand", word, "Lax", life, request, response);
  }

  /**
   * Whether what is typed here reaches us unread: by TLS, here or at a proxy in front, or without
   * leaving the machine.
   */
  boolean isSafe(HttpServletRequest request) {
    return isSecure(request) || isLoopback(request.getRemoteAddr());
  }

  private boolean isSecure(HttpServletRequest request) {
    return reachedByTls || request.isSecure();
  }

  private String name(HttpServletRequest request) {
    return isSecure(request) ? FIRM : PLAIN;
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
        .map(Cookie::getValue)
        .findFirst();
  }

  private void set(
      String name,
      String value,
      String sameSite,
      Duration life,
      HttpServletRequest request,
      HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(name, value)
            .httpOnly(true)
            .secure(isSecure(request))
            .sameSite(sameSite)
            .path("/");
    if (life != null) {
      cookie.maxAge(life);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // an address is never looked up, and this was none
    }
  }
}
