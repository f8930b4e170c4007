package onestory.mappings;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * A partner's JSON by a logical model. HAPI's own JSON parser is not used to read it, since it
 * passes over what the model does not know.
 */
final class PlainJsonForm implements Form {

  private final StructureDefinition model;
  private final ElementFactory elements;
  private final JsonForm writing;

  PlainJsonForm(StructureDefinition model, ElementFactory elements) {
    this.model = model;
    this.elements = elements;
    this.writing = new JsonForm(elements);
  }

  @Override
  public Element read(byte[] source) throws MappingFault {
    Element root = elements.create(model.getType());
    try (JsonReader json =
        new JsonReader(
            new InputStreamReader(new ByteArrayInputStream(source), StandardCharsets.UTF_8))) {
      json.setStrictness(Strictness.STRICT);
      new JsonReading(json).root(root);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("more than one value");
      }
    } catch (IOException | IllegalStateException e) {
      throw new MappingFault(
          "not-readable", "(json)", "This is not one JSON object.", "Send one JSON object.");
    }
    return root;
  }

  @Override
  public byte[] write(Element target) {
    return writing.write(target);
  }
}
