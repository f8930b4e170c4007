package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** A wrong setting of who may send is found at the start, with what to do. */
class EhmPropertiesTest {

  private static final Resource FILE =
      new ByteArrayResource("no certificate".getBytes(StandardCharsets.UTF_8));

  @Test
  void whoSignsHasNoPassword() {
    var ehm = new EhmProperties(List.of("one", "two"), Map.of("two", FILE));
    assertThat(ehm.withPassword()).containsExactly("one");
  }

  @Test
  void aCertificateOfNobodyWhoMaySendIsRefused() {
    assertThatThrownBy(() -> new EhmProperties(List.of("one"), Map.of("other", FILE)))
        .hasMessageContaining("names other")
        .hasMessageContaining("Add it to onestory.ehm.systems");
  }

  @Test
  void aFileThatIsNoCertificateIsNamed() {
    assertThatThrownBy(() -> new RegisteredCertificates(Map.of("one", FILE)))
        .hasMessageContaining("onestory.ehm.certificates.one")
        .hasMessageContaining("X.509 certificate in PEM");
  }
}
