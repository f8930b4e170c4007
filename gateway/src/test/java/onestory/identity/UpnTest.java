package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class UpnTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B801200005001", "N823432113104", "C813400125001", "Z874201225004", "K874201225003",
        "M813123424001", "U874201218031", "F813210119008", "A874400118077", "H874201220014"
      })
  void theCheckLetterHolds(String text) {
    assertThat(Upn.parse(text)).hasValueSatisfying(upn -> assertThat(upn.isTemporary()).isFalse());
  }

  @Test
  void aFinalLetterMakesItTemporary() {
    assertThat(Upn.parse("B81340012501A"))
        .hasValueSatisfying(upn -> assertThat(upn.isTemporary()).isTrue());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "A801200005001",
        "B801200005002",
        "b801200005001",
        "I801200005001",
        "B80120000500",
        "B8012000050011",
        "B81340012501I",
        "B81340012501B",
        "UN1"
      })
  void aWrongShapeOrCheckLetterIsNoUpn(String text) {
    assertThat(Upn.parse(text)).isEmpty();
  }
}
