package onestory.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onestory.GatewayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Old events are ended by two persons, and all else that is missing is found as before. Six events
 * are eight years old (places 1 to 6), two are of today.
 */
@GatewayTest
class CutTest {

  private static final AuditAgent ONE = AuditAgent.person("records-1", null);
  private static final AuditAgent OTHER = AuditAgent.person("records-2", null);
  private static final String MISSING = "it and all up to %d are missing";

  @Autowired private HikariDataSource gateways;
  @TempDir private Path folder;

  private AuditDatabase database;
  private NodeOnDisk here;

  @BeforeEach
  void aNodeThatHasWrittenEightEvents() throws IOException {
    database = new AuditDatabase(gateways, "cuts");
    here = new NodeOnDisk(database, folder.resolve("here"));
    here.writes(4, NodeOnDisk.yearsAgo(8));
    here.anchors();
    here.writes(2, NodeOnDisk.yearsAgo(8));
    here.writes(2, NodeOnDisk.yearsAgo(0));
    here.anchors();
    assertThat(here.faults()).isEmpty();
  }

  @AfterEach
  void nothingIsLeft() {
    database.byForce("delete from audit_event");
    for (var table : List.of("audit_cut_signature", "audit_cut_part", "audit_cut", "audit_node")) {
      database.jdbc.sql("delete from " + table).update();
    }
  }

  /** A second node on the same database. */
  private NodeOnDisk there() throws IOException {
    return new NodeOnDisk(database, folder.resolve("there"));
  }

  private Cuts.Report cut() {
    return cut(here.cuts("7"));
  }

  private static Cuts.Report cut(Cuts cuts) {
    return cuts.approve(cuts.ask(ONE), OTHER);
  }

  @Test
  @DisplayName("9.31 what is old is ended; what is left verifies, with anchors from before")
  void ended() throws IOException {
    assertThat(cut().state()).isEqualTo("ended");

    assertThat(here.places()).startsWith(7L, 8L).doesNotContain(1L, 6L);
    assertThat(here.faults()).isEmpty();
    assertThat(here.lines()).filteredOn(line -> line.contains("\"why\":\"cut\"")).hasSize(1);
    assertThat(rules())
        .anyMatch(rule -> rule.startsWith("asked"))
        .contains("approved", "ended; 6")
        .anyMatch(rule -> rule.startsWith("signed; anchor 3 "));

    here.anchors();
    here.writes(3, NodeOnDisk.yearsAgo(0));
    here.restart();
    assertThat(here.faults()).isEmpty();
    assertThatThrownBy(this::cut).hasMessage("nothing-due");
  }

  @Test
  @DisplayName("9.31 a cut follows a cut, and a chain's last event always stays")
  void again() throws IOException {
    var gone = new NodeOnDisk(database, folder.resolve("gone"));
    gone.writes(5, NodeOnDisk.yearsAgo(8)); // and nothing since: the node is no more
    var there = there();
    there.writes(3, NodeOnDisk.yearsAgo(8));
    there.writes(2, NodeOnDisk.yearsAgo(3));
    there.writes(1, NodeOnDisk.yearsAgo(0));
    here.anchors();
    cut();
    assertThat(gone.places()).containsExactly(5L);
    assertThat(there.places()).containsExactly(4L, 5L, 6L);
    assertThat(cut(here.cuts("1")).state()).isEqualTo("ended");
    assertThat(there.places()).containsExactly(6L);
    assertThat(here.faults()).isEmpty();
  }

  @Test
  @DisplayName("9.32 a cut that this node's key did not sign says nothing")
  void forged() throws IOException {
    var other = new NodeOnDisk(database, folder.resolve("another key"));
    cut(other.cuts("7")); // as if somebody had made a node to sign it
    assertThat(here.places()).startsWith(7L);
    assertThat(here.faults()).containsExactly("here 1: " + MISSING.formatted(6));

    var lines = new ArrayList<>(here.lines());
    lines.add(other.lines().get(0));
    Files.write(here.file.path(), lines);
    assertThat(here.faults())
        .contains("here 1: " + MISSING.formatted(6))
        .anyMatch(fault -> fault.contains("not signed by this node's key, or not whole"));
  }

  @Test
  @DisplayName("9.32 a cut that was changed afterwards says nothing")
  void changed() throws IOException {
    cut();
    var lines =
        here.lines().stream().map(line -> line.replace("\"events\":6", "\"events\":7")).toList();
    Files.write(here.file.path(), lines);
    assertThat(here.faults())
        .contains("here 1: " + MISSING.formatted(6))
        .anyMatch(fault -> fault.contains("not signed by this node's key, or not whole"));
  }

  @Test
  @DisplayName("9.33 without the cut in the anchors the beginning is missing, as before")
  void removed() throws IOException {
    cut();
    var before = here.lines();
    Files.write(here.file.path(), before.subList(0, 2));
    assertThat(here.faults()).containsExactly("here 1: " + MISSING.formatted(6));

    Files.write(here.file.path(), before);
    here.anchors();
    var lines = new ArrayList<>(here.lines());
    lines.remove(2);
    Files.write(here.file.path(), lines);
    assertThat(here.faults())
        .contains("here 1: " + MISSING.formatted(6))
        .anyMatch(fault -> fault.contains("anchors are missing"));
  }

  @Test
  @DisplayName("9.34 what is deleted beyond the cut, short of it, or in its midst is found")
  void beyond() {
    cut();
    database.byForce(
        "delete from audit_event where chain = '%s' and sequence = 7".formatted(here.chain()));
    assertThat(here.faults()).containsExactly("here 7: it is missing");
  }

  @Test
  @DisplayName("9.34 a beginning that nobody cut is missing, though a later cut is signed")
  void another() {
    database.byForce(
        "delete from audit_event where chain = '%s' and sequence < 3".formatted(here.chain()));
    assertThat(here.faults()).containsExactly("here 1: " + MISSING.formatted(2));
    assertThatThrownBy(this::cut).as("it stays, as evidence").hasMessage("not-as-written");
    assertThat(here.places()).contains(3L, 8L);
  }

  @Test
  @DisplayName("9.34 after the cut an event edited, cut off or taken back is found as before")
  void tampered() {
    cut();
    here.anchors();
    long last = here.places().get(here.places().size() - 1);
    database.byForce(
        "update audit_event set content = content - 'outcome' where chain = '%s' and sequence = 8"
            .formatted(here.chain()));
    assertThat(here.faults()).containsExactly("here 8: it is not what was written here");
    database.byForce(
        "delete from audit_event where chain = '%s' and sequence > 8".formatted(here.chain()));
    assertThat(here.faults())
        .anyMatch(
            fault -> fault.startsWith("here 9: the chain ends before it, but had come to " + last));
  }

  @Test
  @DisplayName("9.35 it takes two persons, and a setting")
  void twoPersons() {
    var cuts = here.cuts("7");
    var asked = cuts.ask(ONE);
    assertThatThrownBy(() -> cuts.ask(OTHER)).hasMessage("asked-already");
    assertThatThrownBy(() -> cuts.approve(asked, ONE)).hasMessage("second-person");
    assertThatThrownBy(() -> cuts.approve(UUID.randomUUID(), OTHER)).hasMessage("not-asked");
    cuts.stop(asked, ONE);
    assertThatThrownBy(() -> cuts.approve(asked, OTHER)).hasMessage("not-asked");
    assertThat(cuts.all()).extracting(Cuts.Report::failure).containsExactly("taken-back");
    assertThat(here.places()).contains(1L, 8L);

    assertThatThrownBy(() -> here.cuts("").ask(ONE)).hasMessage("kept-for-ever");
    for (var nonsense : List.of("0", "-7", "seven", "7.5", "5000")) {
      assertThatThrownBy(() -> here.cuts(nonsense))
          .as(nonsense)
          .hasMessageContaining("onestory.audit.keep-years is '" + nonsense + "'");
    }
  }

  @Test
  @DisplayName("9.36 nothing from the first event about a family under a legal hold on is ended")
  void held() throws IOException {
    database.byForce("delete from audit_event");
    here.held.add("Patient/maya");
    var there = there();
    there.writes(2, NodeOnDisk.yearsAgo(8));
    there.writes(1, NodeOnDisk.yearsAgo(8), "maya");
    there.writes(2, NodeOnDisk.yearsAgo(8));
    var report = here.cuts("7").due();
    assertThat(report).containsExactly(new Cuts.ChainCut(there.chain(), 2, 2, "legal-hold", 3));
    cut();
    assertThat(there.places()).containsExactly(3L, 4L, 5L);
  }

  @Test
  @DisplayName("9.36 a legal hold that is set before all have signed stops the cut")
  void heldMeanwhile() throws IOException {
    var there = there();
    there.writes(1, NodeOnDisk.yearsAgo(8), "maya");
    there.writes(1, NodeOnDisk.yearsAgo(0));
    there.cuts("7").goOn();
    assertThat(cut().state()).isEqualTo("approved");
    there.held.add("Patient/maya");
    there.cuts("7").goOn();
    assertThat(here.cuts("7").all())
        .extracting(Cuts.Report::state, Cuts.Report::failure)
        .containsExactly(tuple("stopped", "legal-hold"));
    assertThat(here.places()).contains(1L);
    assertThat(there.places()).contains(1L);
  }

  @Test
  @DisplayName("9.37 two nodes: nothing is ended before both have signed; then both verify")
  void twoNodes() throws IOException {
    var there = there();
    there.writes(3, NodeOnDisk.yearsAgo(8));
    there.writes(1, NodeOnDisk.yearsAgo(0));
    there.anchors();
    there.cuts("7").goOn(); // says that it is there

    var waits = cut();
    assertThat(waits.state()).isEqualTo("approved");
    assertThat(waits.waitsFor()).containsExactly(there.node.id());
    assertThat(here.places()).contains(1L);
    assertThat(here.faults()).as("signed, and not ended yet").isEmpty();

    there.cuts("7").goOn();
    assertThat(here.places()).startsWith(7L);
    assertThat(there.places()).startsWith(4L);
    assertThat(here.faults()).isEmpty();
    assertThat(there.faults()).isEmpty();
  }

  @Test
  @DisplayName("9.37 a node that is to keep events longer, or finds them changed, stops the cut")
  void anotherNodeSaysNo() throws IOException {
    var there = there();
    there.cuts("9").goOn();
    cut();
    there.cuts("9").goOn();
    assertThat(here.cuts("7").all())
        .extracting(Cuts.Report::state, Cuts.Report::failure)
        .containsExactly(tuple("stopped", "kept longer by node " + there.node.id()));
    assertThat(here.places()).contains(1L);
    assertThat(here.faults()).isEmpty();
  }

  private List<String> rules() {
    return database
        .jdbc
        .sql(
            "select content->>'outcomeDesc' from audit_event where content @> '{\"subtype\":[{\"code\":\"audit-cut\"}]}'")
        .query(String.class)
        .list();
  }
}
