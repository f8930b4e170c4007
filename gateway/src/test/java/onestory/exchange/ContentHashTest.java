package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Date;
import onestory.authority.Given;
import org.hl7.fhir.r4.model.Goal;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  private final Goal goal = Given.goal("g1", "Patient/maya", "n");

  @Test
  void isTheSameWhateverTheVersionAndTime() {
    Goal later = goal.copy();
    later.setId("Goal/g1/_history/7");
    later.getMeta().setVersionId("7").setLastUpdated(new Date(0));
    assertThat(ContentHash.of(later)).isEqualTo(ContentHash.of(goal)).matches("[0-9a-f]{64}");
    assertThat(later.getMeta().getVersionId()).isEqualTo("7");
  }

  @Test
  void isTheSameOnceReadBack() {
    var parser = FhirContext.forR4Cached().newXmlParser();
    Goal back = (Goal) parser.parseResource(parser.encodeResourceToString(goal));
    assertThat(ContentHash.of(back)).isEqualTo(ContentHash.of(goal));
  }

  @Test
  void differsWithTheContentAndTheTags() {
    Goal changed = goal.copy();
    changed.getDescription().setText("other");
    assertThat(ContentHash.of(changed)).isNotEqualTo(ContentHash.of(goal));
    Goal tagged = goal.copy();
    tagged.getMeta().addTag("urn:x", "yours", null);
    assertThat(ContentHash.of(tagged)).isNotEqualTo(ContentHash.of(goal));
  }
}
