package onestory.gates;

import java.util.List;
import java.util.Set;

/** One rule that a message must satisfy. */
interface Gate {

  /** Its name in a council's file. */
  String name();

  /** FHIR types; a message without any of them needs no look. */
  Set<String> types();

  /** What it meets in a message; empty when all is well. */
  List<Finding> findings(Incoming incoming, GateSetting setting);
}
