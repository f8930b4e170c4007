package onestory.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * A delivery's decisions made again from what is stored.
 *
 * @param equal whether every decision came out as it was
 * @param engineThen the version of the rules that decided; another one may well differ
 * @param notKept versions of the record that are no longer kept: without them nothing is compared
 * @param differences the decisions that came out otherwise
 */
public record Replayed(
    UUID delivery,
    UUID family,
    boolean equal,
    String engineThen,
    String engineNow,
    int decisions,
    List<String> notKept,
    List<Difference> differences) {

  /**
   * One decision that came out otherwise.
   *
   * @param then null when there was none
   * @param now null when there is none
   */
  public record Difference(String resource, JsonNode then, JsonNode now) {}
}
