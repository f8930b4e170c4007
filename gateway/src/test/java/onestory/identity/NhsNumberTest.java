package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NhsNumberTest {

  @ParameterizedTest
  @ValueSource(strings = {"9990001006", "9990001073", "9990001146", "9000000009", "9434765919"})
  void tenDigitsWithARightCheckDigitAreAnNhsNumber(String text) {
    assertThat(NhsNumber.parse(text)).contains(new NhsNumber(text));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "9990001007",
        "999 000 1006",
        "999000100",
        "99900010060",
        "999000100X",
        "900000:002", // would add up, were a colon the digit after 9
        "٩٩٩٠٠٠١٠٠٦"
      })
  void anythingElseIsNot(String text) {
    assertThat(NhsNumber.parse(text)).isEmpty();
    assertThatThrownBy(() -> new NhsNumber(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9990000000", "9990000001", "999000000X", "9990000140"})
  void aCheckDigitOfTenIsNeverIssued(String text) {
    assertThat(NhsNumber.parse(text)).isEmpty();
  }
}
