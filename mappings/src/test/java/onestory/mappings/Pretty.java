package onestory.mappings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Messages as a person reads them, one thing a line, in the order they came. */
final class Pretty {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Pretty() {}

  static String json(byte[] message) throws Exception {
    JsonNode tree = JSON.readTree(message);
    return JSON.writeValueAsString(tree) + "\n";
  }

  static String xml(byte[] message) throws Exception {
    Transformer indent = TransformerFactory.newDefaultInstance().newTransformer();
    indent.setOutputProperty(OutputKeys.INDENT, "yes");
    indent.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    indent.transform(new StreamSource(new ByteArrayInputStream(message)), new StreamResult(text));
    return text.toString();
  }

  static String fault(MappingFault fault) throws Exception {
    Map<String, String> parts = new java.util.LinkedHashMap<>();
    parts.put("rule", fault.rule());
    parts.put("at", fault.at());
    parts.put("says", fault.says());
    parts.put("remedy", fault.remedy());
    return JSON.writeValueAsString(parts) + "\n";
  }
}
