package onestory.story;

import java.util.function.Consumer;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Puts a narrative together: XHTML that FHIR allows (https://hl7.org/fhir/R4/narrative.html), from
 * text that is always text. What families and professionals wrote stays as it is, each in its own
 * writing direction.
 */
final class Prose {

  private final XhtmlNode node;

  private Prose(XhtmlNode node) {
    this.node = node;
  }

  static Prose start() {
    XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
    div.attribute("xmlns", "http://www.w3.org/1999/xhtml");
    return new Prose(div);
  }

  /** What has been told so far. */
  XhtmlNode node() {
    return node;
  }

  boolean isEmpty() {
    return !node.hasChildren();
  }

  /** What was told elsewhere. */
  Prose append(Prose other) {
    other.node.getChildNodes().forEach(node::addChildNode);
    return this;
  }

  Prose heading(String text) {
    return heading(prose -> prose.text(text));
  }

  Prose heading(Consumer<Prose> content) {
    return add("h3", content);
  }

  Prose paragraph(String text) {
    return add("p", prose -> prose.text(text));
  }

  Prose paragraph(Consumer<Prose> content) {
    return add("p", content);
  }

  /** Somebody's own words, exactly, and who said them. */
  Prose said(String words, String by) {
    return add("blockquote", quote -> quote.words("p", words))
        .add("p", line -> line.attribute("class", "by").text(by));
  }

  /** A list; nothing when it stays empty. */
  Prose list(Consumer<Prose> items) {
    Prose list = new Prose(new XhtmlNode(NodeType.Element, "ul"));
    items.accept(list);
    if (!list.isEmpty()) {
      node.addChildNode(list.node);
    }
    return this;
  }

  Prose item(Consumer<Prose> content) {
    return add("li", content);
  }

  Prose strong(String text) {
    return add("strong", prose -> prose.text(text));
  }

  /** Text of ours. */
  Prose text(String text) {
    node.addText(Characters.legal(text));
    return this;
  }

  /** Text of somebody else's, within a sentence of ours. */
  Prose words(String text) {
    return words("span", text);
  }

  Prose newLine() {
    node.addTag("br");
    return this;
  }

  private Prose words(String tag, String text) {
    return add(
        tag,
        prose -> {
          prose.attribute("dir", "auto");
          String[] lines = Characters.legal(text).split("\\R", -1);
          for (int n = 0; n < lines.length; n++) {
            if (n > 0) {
              prose.node.addTag("br");
            }
            prose.node.addText(lines[n]);
          }
        });
  }

  private Prose add(String tag, Consumer<Prose> content) {
    content.accept(new Prose(node.addTag(tag)));
    return this;
  }

  private Prose attribute(String name, String value) {
    node.attribute(name, value);
    return this;
  }
}
