package onestory.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes the pages of signing in and of accounts: no script, and nothing to load from anywhere. */
@Component
final class PeoplePages {

  private final ITemplateEngine templates;
  private final String css = css();

  PeoplePages(ITemplateEngine templates) {
    this.templates = templates;
  }

  String html(String page, Map<String, ?> words) {
    var context = new Context();
    words.forEach(context::setVariable);
    context.setVariable("css", css);
    return templates.process("people/" + page, context);
  }

  /** The Content-Security-Policy of these pages (W3C CSP 3). */
  String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        .formatted(Base64.getEncoder().encodeToString(Digest.sha256(css)));
  }

  private static String css() {
    try (var in = PeoplePages.class.getResourceAsStream("/onestory/people/page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet of people's pages", e);
    }
  }
}
