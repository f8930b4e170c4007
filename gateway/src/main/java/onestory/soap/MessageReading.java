package onestory.soap;

import java.util.HashMap;
import java.util.Map;
import javax.xml.validation.ValidatorHandler;
import onestory.problem.Problem;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads one message, checking each element by the schema and then by the rules that a schema can't
 * say.
 */
final class MessageReading extends DefaultHandler {

  /** A rule over the text of an element. */
  interface ValueRule {
    /** Null when the text keeps the rule. */
    Problem broken(String path, String text, String at);

    /** This rule first, then the other. */
    default ValueRule and(ValueRule other) {
      return (path, text, at) -> {
        Problem problem = broken(path, text, at);
        return problem == null ? other.broken(path, text, at) : problem;
      };
    }
  }

  private final ValidatorHandler validator;
  private final ValueRule rule;
  private final ElementPath path = new ElementPath();
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> header = new HashMap<>();
  private String kind;
  private Locator locator;
  private Problem problem;

  MessageReading(ValidatorHandler validator, ValueRule rule) {
    this.validator = validator;
    this.rule = rule;
  }

  /** What was found wrong, or null. */
  Problem problem() {
    return problem;
  }

  String kind() {
    return kind;
  }

  String header(String name) {
    return header.get(name);
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    this.locator = locator;
    validator.setDocumentLocator(locator);
  }

  @Override
  public void startDocument() throws SAXException {
    validator.startDocument();
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    validator.startPrefixMapping(prefix, uri);
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    if (kind == null) {
      kind = name;
    }
    path.enter(name);
    text.setLength(0);
    checked(() -> validator.startElement(uri, name, qualified, attributes));
  }

  @Override
  public void characters(char[] characters, int start, int length) throws SAXException {
    text.append(characters, start, length);
    checked(() -> validator.characters(characters, start, length));
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    checked(() -> validator.endElement(uri, name, qualified));
    String plain = path.plain();
    if (plain.startsWith("header/")) {
      header.put(name, text.toString().strip());
    }
    fail(rule.broken(plain, text.toString(), at()));
    text.setLength(0);
    path.leave();
  }

  @Override
  public void endDocument() throws SAXException {
    validator.endDocument();
  }

  private interface Step {
    void run() throws SAXException;
  }

  private void checked(Step step) throws SAXException {
    try {
      step.run();
    } catch (SAXParseException violation) {
      fail(SchemaViolation.of(violation.getMessage(), at()));
    }
  }

  private void fail(Problem found) throws SAXException {
    if (found != null) {
      problem = found;
      throw new SAXException(found.rule());
    }
  }

  private String at() {
    return path.labelled() + " (line " + locator.getLineNumber() + " of the message)";
  }
}
