package onestory.retention;

import onestory.problem.Unanswerable;

/** Nobody is recorded under the id that a hold or a request names. */
final class NoFamily {

  private NoFamily() {}

  static Unanswerable ofThisId() {
    return Unanswerable.unknown(
        "family",
        "No family is recorded under this id.",
        "Take it from GET /operations/retention/due, or from an engineer's GET"
            + " /operations/deliveries.");
  }
}
