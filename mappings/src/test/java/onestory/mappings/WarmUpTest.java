package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class WarmUpTest {

  private final Mappings mappings = new Mappings();

  @Test
  void everyMapCanBeReadAndRunsItsExample() {
    assertThatCode(mappings::warmUp).doesNotThrowAnyException();
  }

  @Test
  void thePartsOfMapsAreNoMaps() {
    assertThat(mappings.names()).contains("ehm-people").doesNotContain("ehm-parts");
  }

  @Test
  void aMapThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() -> mappings.named("ehm-peple"))
        .hasMessageContaining("ehm-peple")
        .hasMessageContaining("ehm-people");
  }
}
