package onestory.gates;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one council has one gate: what becomes of a message that meets it, and its parameters.
 * Written as {@code hold}, or as {@code {as: hold, months: 6}}.
 */
public record GateSetting(As as, Map<String, Object> parameters) {

  /** What becomes of the message. */
  public enum As {
    /**
     * Of the kinds that {@code kinds} names it is not taken at all, and its sender told why; what
     * only time can tell, and every other kind, is held.
     */
    REFUSE,
    /** It is not recorded until a person has looked, or what it waits for is there. */
    HOLD,
    /** It is recorded, and the warning kept beside it. */
    WARN,
    /** The gate is not there. */
    OFF
  }

  /** Keeps its own copy of the parameters. */
  public GateSetting {
    parameters = Map.copyOf(parameters);
  }

  @JsonCreator
  static GateSetting of(Object written) {
    var parameters = new HashMap<String, Object>();
    if (written instanceof Map<?, ?> map) {
      map.forEach((name, value) -> parameters.put(String.valueOf(name), value));
    } else {
      parameters.put("as", written);
    }
    return new GateSetting(as(parameters.remove("as")), parameters);
  }

  private static As as(Object written) {
    // YAML reads a bare off as false
    return switch (String.valueOf(written)) {
      case "refuse" -> As.REFUSE;
      case "hold" -> As.HOLD;
      case "warn" -> As.WARN;
      case "off", "false" -> As.OFF;
      default -> throw new IllegalArgumentException("a gate is refuse, hold, warn or off");
    };
  }

  /** Whether messages of this kind are tried at the door. */
  public boolean refuses(String kind) {
    return as == As.REFUSE && list("kinds").contains(kind);
  }

  int number(String name, int otherwise) {
    return parameters.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  String word(String name, String otherwise) {
    return parameters.get(name) instanceof String word ? word : otherwise;
  }

  List<String> list(String name) {
    return parameters.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** What a parameter says for one of its keys. */
  Optional<String> wordFor(String key, String name) {
    return parameters.get(name) instanceof Map<?, ?> words
        ? Optional.ofNullable(words.get(key)).map(String::valueOf)
        : Optional.empty();
  }
}
