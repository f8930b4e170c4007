package onestory.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes a page as HTML that needs nothing else: no script, no address to load anything from. */
@Component
public final class PageWriter {

  private final ITemplateEngine templates;
  private final String css = css();

  PageWriter(ITemplateEngine templates) {
    this.templates = templates;
  }

  /** For a browser. */
  public String html(Page page) {
    return write(page, false);
  }

  /**
   * The Content-Security-Policy to send with it (W3C CSP 3): only our own style sheet is applied,
   * nothing is ever loaded or run.
   */
  public String policy() {
    return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        .formatted(sha256(css));
  }

  /** For print: with bookmarks, and what stands at the foot of each sheet. */
  String print(Page page) {
    return write(page, true);
  }

  private String write(Page page, boolean pdf) {
    var context = new Context();
    context.setVariable("page", page);
    context.setVariable("css", css);
    context.setVariable("pdf", pdf);
    return templates.process("story", context);
  }

  private static String css() {
    try (var in = PageWriter.class.getResourceAsStream("/onestory/story/page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet of stories", e);
    }
  }

  private static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
