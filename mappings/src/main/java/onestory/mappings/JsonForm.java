package onestory.mappings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.formats.IParser.OutputStyle;

/** FHIR's JSON. */
final class JsonForm implements Form {

  private final ElementFactory elements;

  JsonForm(ElementFactory elements) {
    this.elements = elements;
  }

  @Override
  public Element read(byte[] source) throws MappingFault {
    try {
      return new JsonParser(elements.types(), elements.utilities())
          .parseSingle(new ByteArrayInputStream(source), null);
    } catch (IOException | RuntimeException e) {
      // the parser's own message may quote what it could not read
      throw new MappingFault(
          "not-readable", "(json)", "This is not FHIR R4 JSON.", "Send one FHIR R4 resource.");
    }
  }

  @Override
  public byte[] write(Element target) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new JsonParser(elements.types(), elements.utilities())
          .compose(target, out, OutputStyle.NORMAL, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
