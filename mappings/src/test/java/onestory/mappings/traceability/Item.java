package onestory.mappings.traceability;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What becomes of one item of the councils' guidance. It is carried by maps, listed by a code
 * system, enforced by code, still to come with a named issue, or not carried, with the reason.
 *
 * @param says what it is, in our words
 * @param kind record, field, role, organisation, system, tool, stage, rule, timescale, code, level,
 *     document, difference or gap
 * @param council NL, PB or both
 */
record Item(
    @JsonProperty(required = true) String says,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) String council,
    List<Carrier> carried,
    List<CodeList> codes,
    List<Enforcement> enforced,
    String later,
    String notCarried) {

  Item {
    carried = carried == null ? List.of() : carried;
    codes = codes == null ? List.of() : codes;
    enforced = enforced == null ? List.of() : enforced;
  }

  boolean answered() {
    return !carried.isEmpty()
        || !codes.isEmpty()
        || !enforced.isEmpty()
        || later != null
        || notCarried != null;
  }

  /**
   * One place where a map carries it.
   *
   * @param map the map's name, without its ending
   * @param line text of the line of that map
   * @param element FHIRPath, from the resource type on
   * @param example the example of which map, and which case, that shows it
   */
  record Carrier(
      @JsonProperty(required = true) String map,
      @JsonProperty(required = true) String line,
      @JsonProperty(required = true) String element,
      @JsonProperty(required = true) String example) {}

  /** The codes, all of one of our code systems or those named. */
  record CodeList(@JsonProperty(required = true) String system, List<String> only) {
    CodeList {
      only = only == null ? List.of() : only;
    }
  }

  /** Code that enforces it, and the test that proves that; both from the repository's root. */
  record Enforcement(
      @JsonProperty(required = true) String code, @JsonProperty(required = true) String test) {}
}
