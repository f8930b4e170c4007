package onestory.people;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import onestory.security.BrowserPages;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Tells somebody who followed a link why there is no page, in plain words: a practitioner cannot
 * read JSON. The same is said of what there is not and of what they may not see.
 */
@Component
final class FailedPages implements BrowserPages {

  private final PeoplePages pages;

  FailedPages(PeoplePages pages) {
    this.pages = pages;
  }

  @Override
  public boolean write(int status, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    boolean isOfPeople = Doorway.isPage(address) || Doorway.isShared(address);
    if (!isOfPeople || !Doorway.isBrowsing(request) || response.isCommitted()) {
      return false;
    }
    response.reset();
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", pages.policy());
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
    response
        .getOutputStream()
        .write(pages.html("message", words(status)).getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private static Map<String, String> words(int status) {
    return Map.of(
        "heading",
        status == 404
            ? "There is nothing here that you may see"
            : status < 500 ? "This cannot be read" : "Something went wrong here",
        "text",
        status == 404
            ? "The address may be mistyped, or what it showed is not, or no longer, for your"
                + " organisation."
            : status < 500
                ? "The address is not one that is served here. Look at it again."
                : "It has been noted. Try again in a while; if it stays so, tell whoever runs"
                    + " OneStory for you.",
        "link",
        Stage.IN.page(),
        "linkText",
        "Your account");
  }
}
