package onestory.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** What HAPI's parser stumbled over: an element, and the element that it stands in. */
final class Misread extends DataFormatException {

  private static final long serialVersionUID = 1L;

  private final String parent;
  private final String name;

  Misread(String parent, String name) {
    super("Not FHIR");
    this.parent = parent;
    this.name = name;
  }

  /** The path of the first such element; the type alone when there is none to be named. */
  String at(JsonNode body) {
    String type = body.path("resourceType").asText();
    String root = type.matches("[A-Za-z]{1,64}") ? type : "";
    return name != null && name.matches("[A-Za-z0-9_]{1,64}")
        ? within(body, root, null).orElse(root + "." + name)
        : root;
  }

  private Optional<String> within(JsonNode node, String path, String under) {
    if (node.has(name) && (parent == null || under == null || parent.endsWith(under))) {
      return Optional.of(path + "." + name);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Optional<String> found =
          within(field.getValue(), path + "." + field.getKey(), field.getKey());
      if (found.isPresent()) {
        return found;
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      Optional<String> found = within(node.get(i), path + "[" + i + "]", under);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Stops at the first thing that is no FHIR. */
  static final class Finder extends StrictErrorHandler {

    @Override
    public void unknownElement(IParseLocation at, String element) {
      throw new Misread(parent(at), element);
    }

    @Override
    public void unknownAttribute(IParseLocation at, String attribute) {
      throw new Misread(parent(at), attribute);
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation at, String element) {
      throw new Misread(parent(at), element);
    }

    @Override
    public void incorrectJsonType(
        IParseLocation at,
        String element,
        ValueType expected,
        ScalarType expectedScalar,
        ValueType found,
        ScalarType foundScalar) {
      throw new Misread(parent(at), element);
    }

    @Override
    public void invalidValue(IParseLocation at, String value, String error) {
      throw new Misread(null, parent(at));
    }

    private static String parent(IParseLocation at) {
      return at == null ? null : at.getParentElementName();
    }
  }
}
