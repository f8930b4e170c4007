package onestory.mappings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Changes one value in a message, everything else as it was. */
final class JsonChange {

  private static final Pattern DAY = Pattern.compile("^[0-9]{4}(?=-[0-9]{2}-[0-9]{2})");

  private final JsonObject document;

  JsonChange(byte[] message) {
    document =
        JsonParser.parseString(new String(message, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  /** The message once for each value at that path (without indices), that value changed. */
  List<byte[]> at(String path) {
    List<byte[]> changed = new ArrayList<>();
    String[] names = path.split("\\.");
    change(document, names, 1, changed);
    return changed;
  }

  private void change(JsonObject object, String[] names, int at, List<byte[]> changed) {
    JsonElement member = object.get(names[at]);
    if (member instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        JsonElement one = list.get(i);
        if (one instanceof JsonObject inner) {
          change(inner, names, at + 1, changed);
        } else {
          list.set(i, changed(one.getAsJsonPrimitive()));
          changed.add(bytes());
          list.set(i, one);
        }
      }
    } else if (member instanceof JsonObject inner) {
      change(inner, names, at + 1, changed);
    } else if (member instanceof JsonPrimitive value) {
      object.add(names[at], changed(value));
      changed.add(bytes());
      object.add(names[at], value);
    }
  }

  /** Another value of the same type, so that it is the map that must notice. */
  private static JsonPrimitive changed(JsonPrimitive value) {
    if (value.isBoolean()) {
      return new JsonPrimitive(!value.getAsBoolean());
    }
    if (value.isNumber()) {
      return new JsonPrimitive(value.getAsInt() + 1);
    }
    String text = value.getAsString();
    return new JsonPrimitive(
        DAY.matcher(text).find()
            ? DAY.matcher(text)
                .replaceFirst(year -> String.valueOf(Integer.parseInt(year.group()) + 4))
            : text + "9");
  }

  private byte[] bytes() {
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }
}
