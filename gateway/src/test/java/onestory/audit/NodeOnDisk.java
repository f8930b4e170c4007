package onestory.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A gateway's audit, with all that it has in its folder and nothing in its memory. */
final class NodeOnDisk {

  final AuditNode node;
  final AnchorFile file;
  final Set<String> held = new TreeSet<>();
  private final AuditDatabase database;
  private final AuditStore store;
  private final AnchorKey key;
  private Anchoring anchoring;

  NodeOnDisk(AuditDatabase database, Path place) throws IOException {
    this.database = database;
    node = new AuditNode(place, "http://127.0.0.1");
    key = new AnchorKey(node);
    file = new AnchorFile(node);
    store = new AuditStore(database.jdbc, database.batches);
    restart();
  }

  /** Reads its anchors anew. */
  void restart() {
    anchoring = new Anchoring(store, file, key, node, Clock.systemUTC());
  }

  String chain() {
    return node.id() + "/1";
  }

  /** How many years ago it was. */
  static Instant yearsAgo(int years) {
    return Instant.now().atZone(ZoneOffset.UTC).minusYears(years).minusDays(1).toInstant();
  }

  void writes(int entries, Instant when, String... patients) {
    for (int i = 0; i < entries; i++) {
      trail(Clock.fixed(when, ZoneOffset.UTC))
          .recordApart(
              AuditEntry.of(AuditKind.FHIR_READ, AuditAgent.client("school", null))
                  .about(List.of(patients))
                  .with(AuditEntity.Role.JOB, "n" + i));
    }
  }

  void anchors() {
    anchoring.anchor("time");
  }

  Cuts cuts(String years) {
    var cuts = new CutStore(database.jdbc);
    return new Cuts(
        cuts,
        new CutPlan(store, cuts),
        verification(),
        anchoring,
        node,
        new AuditYears(years),
        () -> () -> held,
        trail(Clock.systemUTC()),
        database.transaction,
        Clock.systemUTC());
  }

  /** What is wrong, with this node's chain written as {@code here}. */
  List<String> faults() {
    return verification().all().faults().stream()
        .map(AuditFault::toString)
        .map(fault -> fault.replace("node " + node.id() + " chain 1, sequence ", "here "))
        .toList();
  }

  List<Long> places() {
    return database
        .jdbc
        .sql("select sequence from audit_event where chain = ? order by sequence")
        .param(chain())
        .query(Long.class)
        .list();
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(file.path());
  }

  private Verification verification() {
    return new Verification(store, file, key, chains(), node);
  }

  private Chains chains() {
    return new Chains(node, store, 1);
  }

  private ChainedAuditTrail trail(Clock clock) {
    return new ChainedAuditTrail(
        chains(), store, new BalpEvents(node), clock, database.transactions);
  }
}
