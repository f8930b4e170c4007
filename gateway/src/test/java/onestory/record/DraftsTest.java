package onestory.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import onestory.problem.ProblemFound;
import org.junit.jupiter.api.Test;

/** Which Bundles can be recorded. */
class DraftsTest {

  private static final Instant SENT = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void eachEntryHasABusinessKey() throws Exception {
    var drafts = Drafts.of(bundle("Goal?identifier=https://s.example|G1"), SENT);

    assertThat(drafts).hasSize(1);
    assertThat(drafts.get(0).businessKey())
        .isEqualTo(new BusinessKey("Goal", "https://s.example", "G1"));
  }

  @Test
  void twoEntriesWithOneBusinessKeyAreRefused() {
    assertThatThrownBy(
            () ->
                Drafts.of(
                    bundle(
                        "Goal?identifier=https://s.example|G1",
                        "Goal?identifier=https://s.example|G1"),
                    SENT))
        .isInstanceOfSatisfying(
            ProblemFound.class,
            found -> {
              assertThat(found.problem().rule()).isEqualTo("duplicate-key");
              assertThat(found.problem().at()).isEqualTo("Bundle.entry[1]");
            });
  }

  @Test
  void anEntryWithoutABusinessKeyIsRefused() {
    assertThatThrownBy(() -> Drafts.of(bundle("Goal/1"), SENT))
        .isInstanceOfSatisfying(
            ProblemFound.class,
            found -> assertThat(found.problem().rule()).isEqualTo("not-conditional"));
  }

  private static JsonNode bundle(String... urls) throws Exception {
    var mapper = new ObjectMapper();
    var bundle = mapper.createObjectNode();
    for (var url : urls) {
      var entry = bundle.withArray("entry").addObject();
      entry.putObject("resource").put("resourceType", "Goal");
      entry.putObject("request").put("method", "PUT").put("url", url);
    }
    return bundle;
  }
}
