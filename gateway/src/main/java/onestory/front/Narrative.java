package onestory.front;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Cleans a narrative that somebody else wrote (TRUST 7.48): what stays are the words and FHIR's
 * elements for them (https://hl7.org/fhir/R4/narrative.html#xhtml), without links, images and
 * styles, which could fetch something or hide it.
 */
public final class Narrative {

  private static final String OPEN = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
  private static final String CLOSE = "</div>";

  private static final String[] ELEMENTS = {
    "abbr",
    "address",
    "b",
    "big",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "ul",
    "var"
  };

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(ELEMENTS)
          .allowWithoutAttributes("span", "div")
          .allowAttributes("colspan", "rowspan")
          .matching(Pattern.compile("[0-9]{1,3}"))
          .onElements("td", "th")
          .allowAttributes("lang", "dir")
          .matching(Pattern.compile("[A-Za-z-]{1,35}"))
          .globally()
          .toFactory();

  // what our own maps write is left byte for byte
  private static final Pattern PLAIN =
      Pattern.compile(
          "[^<>&]++|</?(?:%s)>|<br/>|&(?:amp|lt|gt|quot|apos);|&#[0-9]{1,7};"
              .formatted(String.join("|", ELEMENTS)));

  private Narrative() {}

  /** The same words in a {@code div} that only formats them. */
  public static String clean(String div) {
    return isPlain(div) ? div : OPEN + inside(POLICY.sanitize(div)) + CLOSE;
  }

  private static String inside(String sanitized) {
    String text = sanitized.strip();
    boolean one = text.startsWith("<div>") && text.endsWith(CLOSE) && text.indexOf("<div>", 1) < 0;
    return one ? text.substring("<div>".length(), text.length() - CLOSE.length()) : text;
  }

  private static boolean isPlain(String div) {
    if (!div.startsWith(OPEN) || !div.endsWith(CLOSE)) {
      return false;
    }
    Matcher token = PLAIN.matcher(div).region(OPEN.length(), div.length());
    while (token.lookingAt()) {
      token.region(token.end(), div.length());
    }
    return token.regionStart() == div.length();
  }
}
