package onestory.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import onestory.GatewayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody with every right on the database changes the audit: it is found, by node and place. Each
 * test has nodes of its own, beside the gateway's.
 */
@GatewayTest
class AuditTamperingTest {

  private static final String GATEWAY = "http://127.0.0.1";

  @Autowired private JdbcClient jdbc;
  @Autowired private JdbcTemplate batches;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Clock clock;
  @TempDir private Path folder;

  private TransactionTemplate transaction;
  private Gateway here;

  /** A gateway's audit, with all that it has in its folder and in its memory. */
  private final class Gateway {

    final AuditNode node;
    final AuditStore store = new AuditStore(jdbc, batches);
    final AnchorKey key;
    final AnchorFile file;

    Gateway(Path place) throws IOException {
      node = new AuditNode(place, GATEWAY);
      key = new AnchorKey(node);
      file = new AnchorFile(node);
    }

    /** As if started anew: it remembers nothing. */
    Chains chains() {
      return new Chains(node, store, 1);
    }

    void writes(int entries) {
      var audit = new ChainedAuditTrail(chains(), store, new BalpEvents(node), clock, transactions);
      for (int i = 0; i < entries; i++) {
        audit.recordApart(
            AuditEntry.of(AuditKind.FHIR_READ, AuditAgent.client("school", null))
                .with(AuditEntity.Role.JOB, "n" + i));
      }
    }

    void anchors() {
      new Anchoring(store, file, key, node, clock).anchor("time");
    }

    /** What is wrong with the chains of these nodes. */
    List<String> faults(Gateway... others) {
      var ours = Stream.concat(Stream.of(this), Stream.of(others)).map(Gateway::chain).toList();
      return new Verification(store, file, key, chains(), node)
          .all().faults().stream()
              .filter(
                  fault -> fault.chain().equals("anchors.jsonl") || ours.contains(fault.chain()))
              .map(AuditFault::toString)
              .toList();
    }

    String chain() {
      return node.id() + "/1";
    }

    String at(long sequence) {
      return "node " + node.id() + " chain 1, sequence " + sequence + ": ";
    }
  }

  @BeforeEach
  void aNodeThatHasWrittenSixEvents() throws IOException {
    transaction = new TransactionTemplate(transactions);
    here = new Gateway(folder.resolve("here"));
    here.writes(6);
    assertThat(here.faults()).isEmpty();
  }

  @AfterEach
  void nothingIsLeft() {
    byForce("delete from audit_event where chain = '" + here.chain() + "'");
  }

  @Test
  @DisplayName("9.20 the table refuses to be changed, whoever asks")
  void theTableOnlyGrows() {
    for (var change :
        List.of(
            "update audit_event set patient = null where chain = '" + here.chain() + "'",
            "delete from audit_event where chain = '" + here.chain() + "'",
            "truncate audit_event")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("only ever added to");
    }
  }

  @Test
  @DisplayName("9.21 an event that was edited is found")
  void edited() {
    byForce(
        "update audit_event set content = jsonb_set(content, '{outcome}', '\"8\"') where chain = '%s' and sequence = 3"
            .formatted(here.chain()));
    assertThat(here.faults()).containsExactly(here.at(3) + "it is not what was written here");
  }

  @Test
  @DisplayName("9.21 a column that events are found by, edited, is found")
  void columnEdited() {
    byForce(
        "update audit_event set patient = 'another' where chain = '%s' and sequence = 2"
            .formatted(here.chain()));
    assertThat(here.faults())
        .containsExactly(
            here.at(2) + "the columns that it is found by say otherwise than the event");
  }

  @Test
  @DisplayName("9.22 an event that was deleted is found missing")
  void deleted() {
    byForce("delete from audit_event where chain = '%s' and sequence = 4".formatted(here.chain()));
    assertThat(here.faults()).containsExactly(here.at(4) + "it is missing");
  }

  @Test
  @DisplayName("9.23 an event put in by somebody else is found")
  void inserted() {
    byForce(
        """
        insert into audit_event (chain, sequence, hash, id, recorded, patient, content)
        select chain, 7, hash, gen_random_uuid(), recorded, patient, content from audit_event
        where chain = '%s' and sequence = 6"""
            .formatted(here.chain()));
    assertThat(here.faults()).containsExactly(here.at(7) + "it is not what was written here");
  }

  @Test
  @DisplayName("9.24 two events that changed places are found")
  void swapped() {
    byForce(
        """
        update audit_event one set content = other.content
        from audit_event other where one.chain = '%s' and other.chain = one.chain
          and one.sequence = 2 and other.sequence = 5"""
            .formatted(here.chain()));
    assertThat(here.faults()).containsExactly(here.at(2) + "it is not what was written here");
  }

  @Test
  @DisplayName("9.25 a tail that was cut off is found by the anchor outside the database")
  void truncated() {
    here.anchors();
    byForce("delete from audit_event where chain = '%s' and sequence > 4".formatted(here.chain()));
    assertThat(here.faults())
        .containsExactly(
            here.at(5)
                + "the chain ends before it, but had come to 6: the end was cut off, or the database was taken back to an older state");
  }

  @Test
  @DisplayName("9.26 a database taken back to an older state is found, also when it has gone on")
  void rolledBack() {
    here.anchors();
    byForce("delete from audit_event where chain = '%s' and sequence > 2".formatted(here.chain()));
    here.writes(4); // from the older state on, as if nothing had been
    here.anchors();
    assertThat(here.faults()).isNotEmpty().allMatch(fault -> fault.startsWith(here.at(6)));
  }

  @Test
  @DisplayName("9.27 a chain written anew with right hashes is found by the signed anchor")
  void writtenAnew() {
    here.anchors();
    byForce("delete from audit_event where chain = '%s'".formatted(here.chain()));
    here.writes(6);
    assertThat(here.faults())
        .containsExactly(
            here.at(6) + "an anchor that was signed says that something else was written here");
  }

  @Test
  @DisplayName("9.28 two nodes on one database: each has its own chain, each fault its own node")
  void twoNodes() throws IOException {
    var there = new Gateway(folder.resolve("there"));
    there.writes(3);
    here.writes(1);
    there.anchors(); // one node's anchors speak of all chains
    byForce("delete from audit_event where chain = '%s' and sequence > 5".formatted(here.chain()));
    byForce(
        "update audit_event set content = content - 'outcome' where chain = '%s' and sequence = 2"
            .formatted(there.chain()));
    try {
      assertThat(there.faults(here))
          .anyMatch(fault -> fault.startsWith(here.at(6)))
          .anyMatch(fault -> fault.startsWith(there.at(2)))
          .hasSize(2);
    } finally {
      byForce("delete from audit_event where chain = '%s'".formatted(there.chain()));
    }
  }

  @Test
  @DisplayName("9.29 anchors that were taken out, or signed by another key, are found")
  void anchorsTamperedWith() throws IOException {
    here.anchors();
    here.writes(1);
    here.anchors();
    here.writes(1);
    here.anchors();
    var lines = Files.readAllLines(here.file.path());

    Files.write(here.file.path(), List.of(lines.get(0), lines.get(2)));
    assertThat(here.faults()).anyMatch(fault -> fault.contains("anchors are missing"));

    Files.write(
        here.file.path(),
        List.of(lines.get(0), lines.get(1).replace("\"sequence\":7", "\"sequence\":6")));
    assertThat(here.faults())
        .anyMatch(fault -> fault.contains("not signed by this node's key, or not whole"));
  }

  @Test
  @DisplayName("9.30 a transaction that fails leaves no gap, and its event is not there")
  void noGap() {
    var chains = here.chains();
    var audit =
        new ChainedAuditTrail(chains, here.store, new BalpEvents(here.node), clock, transactions);
    var entry = AuditEntry.of(AuditKind.FHIR_READ, AuditAgent.gateway());
    transaction.executeWithoutResult(
        status -> {
          audit.record(entry);
          status.setRollbackOnly();
        });
    audit.recordApart(entry);
    assertThat(here.store.head(here.chain()).sequence()).isEqualTo(7);
    assertThat(here.faults()).isEmpty();
  }

  @Test
  @DisplayName("9.30 nothing can be recorded outside a transaction, or in one that only reads")
  void onlyInATransaction() {
    var audit =
        new ChainedAuditTrail(
            here.chains(), here.store, new BalpEvents(here.node), clock, transactions);
    var entry = AuditEntry.of(AuditKind.FHIR_READ, AuditAgent.gateway());
    assertThatThrownBy(() -> audit.record(entry)).isInstanceOf(IllegalStateException.class);
    var reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    assertThatThrownBy(() -> reading.executeWithoutResult(status -> audit.record(entry)))
        .isInstanceOf(IllegalStateException.class);
  }

  /** As somebody who owns the table: past its trigger. */
  private void byForce(String change) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("alter table audit_event disable trigger audit_only_grows").update();
          jdbc.sql(change).update();
          jdbc.sql("alter table audit_event enable trigger audit_only_grows").update();
        });
  }
}
