package onestory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What was handed out can be read here again, for the same, and by nobody else. */
class SealTest {

  private final Seal seal = new Seal(new byte[32]);

  @Test
  void whatWasClosedForTheSameIsOpened() {
    var word = seal.close("2026-06-05|a|b", "fenbank Task?due=2026-06-05");

    assertThat(word).matches("[A-Za-z0-9_-]+").isNotEqualTo(seal.close("2026-06-05|a|b", "x"));
    assertThat(seal.open(word, "fenbank Task?due=2026-06-05")).contains("2026-06-05|a|b");
  }

  @Test
  void nothingElseIs() {
    var word = seal.close("a place", "fenbank");
    var changed = (word.charAt(20) == 'A' ? 'B' : 'A');

    assertThat(seal.open(word, "health-visiting-p")).isEmpty();
    assertThat(new Seal(new byte[] {1}).open(word, "fenbank")).isEmpty();
    for (var other :
        List.of(
            "",
            "A",
            "not base 64!",
            word.substring(1),
            word.substring(0, 10),
            word.substring(0, 20) + changed + word.substring(21),
            word + "AAAA")) {
      assertThat(seal.open(other, "fenbank")).as(other).isEmpty();
    }
  }
}
