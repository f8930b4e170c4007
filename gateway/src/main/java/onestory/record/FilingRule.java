package onestory.record;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;

/** Into which family's record a message under a key that is not yet known goes. */
final class FilingRule {

  /**
   * A family of the same council that already has one of the children.
   *
   * @param calledByCaseSystem whether the council's case system has an id for it
   */
  record Candidate(UUID family, boolean calledByCaseSystem) {}

  private FilingRule() {}

  /**
   * @param byCaseSystem whether the key is the council's case system's own
   * @param candidates the families that have the children
   * @return empty when it is a record of its own
   * @throws ProblemFound held, when the children stand in several families
   */
  static Optional<UUID> choose(boolean byCaseSystem, Collection<Candidate> candidates) {
    if (candidates.size() > 1) {
      throw new ProblemFound(
          Treatment.HOLD,
          new Problem(
              "filing/several-families",
              "Patient",
              "The children of this message stand in several families' records.",
              "Decide which of them are one family; correct the family at the source."));
    }
    // the case system knows its families apart: two ids are two families, and one child in both is
    // found out when the child is recorded
    return candidates.stream()
        .filter(candidate -> !(byCaseSystem && candidate.calledByCaseSystem()))
        .map(Candidate::family)
        .findFirst();
  }
}
