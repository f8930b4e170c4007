package onestory.inbox;

import onestory.problem.ProblemFound;

/** Hears, in the same transaction, that a message is held. */
public interface HeldListener {

  void held(KeptMessage kept, ProblemFound why);
}
