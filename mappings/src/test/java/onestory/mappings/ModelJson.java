package onestory.mappings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import org.hl7.fhir.r5.elementmodel.Element;

/** A partner's message as JSON by its logical model, whatever form it came in. */
final class ModelJson {

  private ModelJson() {}

  static JsonElement of(Element element) {
    if (element.hasValue()) {
      return value(element.getType(), element.getValue());
    }
    JsonObject object = new JsonObject();
    for (Element child : element.getChildren()) {
      if (!child.getProperty().isList()) {
        object.add(child.getName(), of(child));
      } else {
        if (!object.has(child.getName())) {
          object.add(child.getName(), new JsonArray());
        }
        object.getAsJsonArray(child.getName()).add(of(child));
      }
    }
    return object;
  }

  private static JsonPrimitive value(String type, String text) {
    return switch (JsonShapes.token(type)) {
      case BOOLEAN -> new JsonPrimitive(Boolean.valueOf(text));
      case NUMBER -> new JsonPrimitive(new BigDecimal(text));
      default -> new JsonPrimitive(text);
    };
  }
}
