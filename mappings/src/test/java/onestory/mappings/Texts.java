package onestory.mappings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The texts in a message: what people said and wrote, as opposed to codes, dates and numbers. */
final class Texts {

  private static final String WONDES_TIME = "[0-9-]{10} [0-9:.]+";
  // by which the poller makes sure that a number is the child's
  private static final String COMPARED_ONLY = ".pupil.surname";

  private Texts() {}

  /** Each text with a space in it that a message tells, with its path. */
  static Map<String, String> in(Told told) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (told.source()[0] == '<') {
      walk("", root(told.source()), texts);
    } else {
      String json = new String(told.source(), StandardCharsets.UTF_8);
      walk("", JsonParser.parseString(json), texts);
    }
    return texts;
  }

  /** Every string that stands in FHIR JSON, attachments read. */
  static Set<String> in(byte[] json) {
    Set<String> strings = new HashSet<>();
    strings(JsonParser.parseString(new String(json, StandardCharsets.UTF_8)), strings);
    return strings;
  }

  private static void strings(JsonElement at, Set<String> into) {
    if (at.isJsonObject()) {
      JsonObject object = at.getAsJsonObject();
      object.entrySet().forEach(e -> strings(e.getValue(), into));
      if (object.has("contentType") && object.has("data")) {
        byte[] data = Base64.getDecoder().decode(object.get("data").getAsString());
        into.add(new String(data, StandardCharsets.UTF_8));
      }
    } else if (at.isJsonArray()) {
      at.getAsJsonArray().forEach(each -> strings(each, into));
    } else if (at.isJsonPrimitive() && at.getAsJsonPrimitive().isString()) {
      into.add(at.getAsString());
    }
  }

  private static void walk(String path, Node at, Map<String, String> texts) {
    boolean leaf = true;
    for (Node child = at.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element) {
        leaf = false;
        walk(path + "." + child.getLocalName(), child, texts);
      }
    }
    if (leaf) {
      put(path, at.getTextContent(), texts);
    }
  }

  private static void walk(String path, JsonElement at, Map<String, String> texts) {
    if (at.isJsonObject()) {
      at.getAsJsonObject()
          .entrySet()
          .forEach(e -> walk(path + "." + e.getKey(), e.getValue(), texts));
    } else if (at.isJsonArray()) {
      at.getAsJsonArray().forEach(each -> walk(path, each, texts));
    } else if (at.isJsonPrimitive() && at.getAsJsonPrimitive().isString()) {
      put(path, at.getAsString(), texts);
    }
  }

  private static void put(String path, String text, Map<String, String> texts) {
    if (text.strip().contains(" ") && !text.matches(WONDES_TIME) && !path.equals(COMPARED_ONLY)) {
      texts.put(text, path.substring(1));
    }
  }

  private static Element root(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (Exception e) {
      throw new IllegalStateException("not XML", e);
    }
  }
}
