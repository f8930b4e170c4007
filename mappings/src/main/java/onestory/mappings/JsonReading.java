package onestory.mappings;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Property;

/**
 * Reads one JSON object of a partner into elements, and refuses whatever the model does not know.
 */
final class JsonReading {

  private final JsonReader json;

  JsonReading(JsonReader json) {
    this.json = json;
  }

  void root(Element root) throws IOException, MappingFault {
    root.setPath(root.getName());
    content(root);
  }

  private void content(Element element) throws IOException, MappingFault {
    JsonToken token = json.peek();
    if (element.isPrimitive()) {
      value(element, token);
      return;
    }
    if (token != JsonToken.BEGIN_OBJECT) {
      throw JsonFaults.unknown(element.getPath());
    }
    List<Property> known = element.getProperty().getChildProperties(element.getName(), null);
    json.beginObject();
    while (json.hasNext()) {
      property(element, known, json.nextName());
    }
    json.endObject();
    for (Property property : known) {
      if (property.getDefinition().getMin() > 0
          && element.getChildren(property.getName()).isEmpty()) {
        throw JsonFaults.missing(element.getPath() + "." + property.getName());
      }
    }
  }

  private void property(Element parent, List<Property> known, String name)
      throws IOException, MappingFault {
    String path = parent.getPath() + "." + name;
    for (Property property : known) {
      if (property.getName().equals(name)) {
        occurrence(parent, property, path);
        return;
      }
    }
    throw JsonFaults.unknown(path);
  }

  private void occurrence(Element parent, Property property, String path)
      throws IOException, MappingFault {
    if (json.peek() == JsonToken.NULL) {
      json.nextNull(); // says the same as nothing
    } else if (property.isList()) {
      list(parent, property, path);
    } else if (json.peek() == JsonToken.BEGIN_ARRAY) {
      throw JsonFaults.several(path);
    } else {
      content(child(parent, property, path));
    }
  }

  private void list(Element parent, Property property, String path)
      throws IOException, MappingFault {
    if (json.peek() != JsonToken.BEGIN_ARRAY) {
      throw JsonFaults.unknown(path);
    }
    json.beginArray();
    for (int i = 0; json.hasNext(); i++) {
      content(child(parent, property, path + "[" + i + "]"));
    }
    json.endArray();
  }

  private static Element child(Element parent, Property property, String path) {
    Element child = new Element(property.getName(), property);
    child.setPath(path);
    parent.getChildren().add(child);
    return child;
  }

  private void value(Element element, JsonToken token) throws IOException, MappingFault {
    String type = element.getType();
    if (token != JsonShapes.token(type)) {
      throw JsonFaults.wrongType(element.getPath(), type);
    }
    String text =
        token == JsonToken.BOOLEAN ? String.valueOf(json.nextBoolean()) : json.nextString();
    if (!JsonShapes.fits(type, text)) {
      throw JsonFaults.wrongType(element.getPath(), type);
    }
    element.setValue(TextValue.toModel(text, type));
  }
}
