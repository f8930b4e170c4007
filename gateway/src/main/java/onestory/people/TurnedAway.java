package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What people are answered who may not go where they wanted to. */
@Component
final class TurnedAway {

  private static final String PROBLEM =
      """
      {"type":"about:blank","status":%d,"title":"%s"}\
      """;

  private static final Map<String, String> WAY_ON =
      Map.of("link", Stage.IN.page(), "linkText", "Your account");

  private final PeoplePages pages;

  TurnedAway(PeoplePages pages) {
    this.pages = pages;
  }

  /** Nobody is signed in. */
  void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (Doorway.isPage(request.getRequestURI()) || Doorway.isBrowsing(request)) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", "/sign-in");
    } else {
      problem(response, HttpServletResponse.SC_UNAUTHORIZED, "Sign in first, at /sign-in.");
    }
  }

  /** Somebody is, but it is not for them, or the form was not ours. */
  void forbidden(HttpServletRequest request, HttpServletResponse response, Exception why)
      throws IOException {
    var person =
        SecurityContextHolder.getContext().getAuthentication() instanceof Person known
            ? known
            : null;
    if (person != null && !person.isIn() && request.getMethod().equals("GET")) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", person.stage().page());
    } else if (Doorway.isPage(request.getRequestURI()) || Doorway.isBrowsing(request)) {
      page(response, why instanceof CsrfException);
    } else {
      problem(
          response,
          HttpServletResponse.SC_FORBIDDEN,
          why instanceof CsrfException
              ? "The form's own token is missing or old."
              : "Your role does not allow this.");
    }
  }

  private void page(HttpServletResponse response, boolean old) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
    var words =
        new HashMap<>(
            old
                ? Map.of(
                    "heading", "This page was too old",
                    "text", "Nothing was changed. Go back, load the page again, and try once more.")
                : Map.of(
                    "heading", "This is not for your role",
                    "text", "If you need it for your work, ask an administrator of OneStory."));
    words.putAll(WAY_ON);
    response.getOutputStream().write(pages.html("message", words).getBytes(StandardCharsets.UTF_8));
  }

  private static void problem(HttpServletResponse response, int status, String title)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(PROBLEM.formatted(status, title).getBytes(StandardCharsets.UTF_8));
  }
}
