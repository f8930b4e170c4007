package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictestTest {

  @ParameterizedTest(name = "{0} and {1} make {2}")
  @DisplayName("4.44 Of two readings the stricter counts, and the second never opens anything")
  @CsvSource({
    "PERMIT, PERMIT, PERMIT",
    "PERMIT, DENY, DENY",
    "PERMIT, REVIEW, REVIEW",
    "REVIEW, PERMIT, REVIEW",
    "REVIEW, DENY, DENY",
    "DENY, PERMIT, DENY",
    "DENY, REVIEW, DENY",
    "CARRIED, PERMIT, CARRIED",
    "PERMIT, PERMIT_REDACTED, PERMIT_REDACTED"
  })
  void strictest(Outcome one, Outcome other, Outcome expected) {
    assertThat(Strictest.of(of(one), of(other), Set.of()).get("Goal/1").outcome())
        .isEqualTo(expected);
    assertThat(Strictest.of(of(one), of(other), Set.of("Goal/1")).get("Goal/1").outcome())
        .isEqualTo(one);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("4.44 The stricter reading says that it is for want of knowing who is who")
  @CsvSource({
    "DENY, deny/identity-unsettled",
    "REVIEW, review/identity-unsettled",
    "PERMIT_REDACTED, x"
  })
  void saysWhy(Outcome stricter, String rule) {
    Decision decided = Strictest.of(of(Outcome.PERMIT), of(stricter), Set.of()).get("Goal/1");
    assertThat(decided.rule()).isEqualTo(rule);
    assertThat(decided.reasons().get(0)).endsWith("by the stricter reading: x");
  }

  private static SortedMap<String, Decision> of(Outcome outcome) {
    SortedMap<String, Decision> decisions = new TreeMap<>();
    var verdict = new Verdict("test");
    decisions.put("Goal/1", verdict.deny("x", List.of(), "y", "z").as(outcome));
    return decisions;
  }
}
