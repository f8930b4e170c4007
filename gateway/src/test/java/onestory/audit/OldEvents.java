package onestory.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;

/** What a node that is no more wrote into the gateway's audit long ago. */
public final class OldEvents {

  private final NodeOnDisk node;

  /**
   * Eight years ago.
   *
   * @param folder that node's own
   */
  public OldEvents(HikariDataSource gateways, Path folder, int events) throws IOException {
    node = new NodeOnDisk(new AuditDatabase(gateways, "public"), folder);
    node.writes(events, NodeOnDisk.yearsAgo(8));
  }

  /** The chain that they stand on. */
  public String chain() {
    return node.chain();
  }

  /** How many are left. */
  public int left() {
    return node.places().size();
  }
}
