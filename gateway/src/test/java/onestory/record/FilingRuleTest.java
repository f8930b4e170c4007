package onestory.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onestory.problem.ProblemFound;
import onestory.record.FilingRule.Candidate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which family a message is filed whose key is not known yet. */
class FilingRuleTest {

  /** Candidates: families with the children; * = the case system has an id for it. */
  @ParameterizedTest
  @CsvSource({
    "false, '', own",
    "true, '', own",
    "false, A, A",
    "false, A*, A",
    // the case system's own id, for a family that another source told first
    "true, A, A",
    // the case system keeps them apart
    "true, A*, own",
    "false, A B, filing/several-families",
    "false, A* B, filing/several-families",
    "true, A B, filing/several-families",
    "true, A* B, filing/several-families"
  })
  void choose(boolean byCaseSystem, String candidates, String expected) {
    assertThat(chosen(byCaseSystem, candidates)).isEqualTo(expected);
  }

  private static String chosen(boolean byCaseSystem, String words) {
    List<Candidate> candidates = new ArrayList<>();
    for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
      candidates.add(new Candidate(id(word.substring(0, 1)), word.endsWith("*")));
    }
    try {
      return FilingRule.choose(byCaseSystem, candidates)
          .map(id -> id.equals(id("A")) ? "A" : "B")
          .orElse("own");
    } catch (ProblemFound found) {
      return found.problem().rule();
    }
  }

  private static UUID id(String name) {
    return FamilyId.of(name);
  }
}
