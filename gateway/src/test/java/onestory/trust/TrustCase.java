package onestory.trust;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One case of the trust list: an attack, an edge of authority, a line of the promise.
 *
 * @param number its number, such as 4.13
 * @param what the case, in one line
 * @param answer what the gateway answers
 * @param tests the tests that prove it, as class#method; or a script of the checks, as path
 * @param notApplicable why it does not apply here, in place of an answer and tests
 */
record TrustCase(
    @JsonProperty("case") String number,
    String what,
    String answer,
    List<String> tests,
    @JsonProperty("not-applicable") String notApplicable) {

  TrustCase {
    tests = tests == null ? List.of() : List.copyOf(tests);
  }

  boolean applies() {
    return notApplicable == null;
  }

  /** The part before the stop: which list it is of. */
  String section() {
    return number.substring(0, number.indexOf('.'));
  }

  int place() {
    return Integer.parseInt(number.substring(number.indexOf('.') + 1));
  }
}
