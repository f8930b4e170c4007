package onestory.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever came through a map has no markup in it but words. */
class NarrativesTest {

  @Test
  @DisplayName(
      "7.48 every narrative of a bundle is cleaned, of a resource, a section, and what is contained")
  void everyNarrativeIsCleaned() throws IOException {
    String script = "{\"div\":\"<div><script>alert(1)</script><p onclick='x()'>words</p></div>\"}";
    String bundle =
        """
        {"entry":[{"resource":{"resourceType":"Composition","text":%s,"section":[{"text":%s,"section":[{"text":%s}]}],
          "contained":[{"text":%s}]}}]}"""
            .formatted(script, script, script, script);

    String cleaned = Narratives.cleaned(new ObjectMapper().readTree(bundle)).toString();

    assertThat(cleaned).doesNotContain("script", "onclick", "alert");
    assertThat(cleaned.split("<p>words</p>", -1)).as("all four").hasSize(5);
  }
}
