package onestory.clocks;

import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.work.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for clocks to be worked out anew. */
@Component
public class Recompute {

  private final Worklist worklist;
  private final Directory directory;

  Recompute(Worklist worklist, Directory directory) {
    this.worklist = worklist;
    this.directory = directory;
  }

  /** Those of all of the council's families. */
  @Transactional
  public void all(String council) {
    worklist.ask(Recomputing.WORK, council + Recomputing.ALL);
  }

  /** Those that were worked out by other rules than now, in every council. */
  @Transactional
  public void outdated() {
    directory.councils().stream()
        .map(Council::id)
        .sorted()
        .forEach(council -> worklist.ask(Recomputing.WORK, council));
  }
}
