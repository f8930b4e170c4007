package onestory.councils;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** Either everything ({@code all}) or what is listed. */
public record Listed(boolean all, Set<String> values) {

  @JsonCreator
  static Listed of(Object written) {
    if ("all".equals(written)) {
      return new Listed(true, Set.of());
    }
    if (written instanceof Iterable<?> list) {
      var values = new java.util.LinkedHashSet<String>();
      list.forEach(value -> values.add(String.valueOf(value)));
      return new Listed(false, values);
    }
    throw new IllegalArgumentException("write all, or a list");
  }
}
