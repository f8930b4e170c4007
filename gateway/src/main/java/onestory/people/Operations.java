package onestory.people;

import static onestory.people.Reach.COUNCIL;
import static onestory.people.Reach.GATEWAY;
import static onestory.people.Role.AUDITOR;
import static onestory.people.Role.ENGINEER;
import static onestory.people.Role.PRACTITIONER;
import static onestory.people.Role.TRIAGE;

import java.util.List;
import java.util.Optional;

/** Whom each operation and each story page is for. What stands here not at all is for nobody. */
final class Operations {

  static final List<Operation> ALL =
      List.of(
          Operation.of("GET", "/operations/messages", COUNCIL, ENGINEER),
          Operation.of("GET", "/operations/messages/{receipt}", COUNCIL, ENGINEER),
          Operation.of("GET", "/operations/deliveries", COUNCIL, ENGINEER),
          Operation.of("GET", "/operations/holdings", COUNCIL, ENGINEER),
          Operation.of("GET", "/operations/step", GATEWAY, ENGINEER),
          Operation.of("GET", "/operations/figures", GATEWAY, ENGINEER),
          Operation.of("GET", "/operations/schools", COUNCIL, ENGINEER),
          Operation.of("POST", "/operations/schools/{partner}/read", COUNCIL, ENGINEER),
          Operation.of("GET", "/operations/timescales", COUNCIL, ENGINEER),
          Operation.of("POST", "/operations/timescales/{council}/recompute", COUNCIL, ENGINEER),
          Operation.of("POST", "/operations/timescales/{council}/what-if", COUNCIL, ENGINEER),
          Operation.of("GET", "/operations/audit/verify", GATEWAY, AUDITOR),
          Operation.of("GET", "/operations/decide", GATEWAY, ENGINEER),
          Operation.of("GET", "/operations/deliveries/{id}/replay-decision", GATEWAY, ENGINEER),
          Operation.of("GET", "/operations/recalls", GATEWAY, ENGINEER),
          Operation.of("GET", "/operations/pauses", GATEWAY, ENGINEER),
          Operation.of("POST", "/operations/partners/{partner}/resume", GATEWAY, ENGINEER),
          Operation.of("POST", "/operations/step/{organisation}/{family}/again", GATEWAY, ENGINEER),
          Operation.of("GET", "/fhir/AuditEvent", GATEWAY, AUDITOR),
          Operation.of("GET", "/fhir/AuditEvent/{id}", GATEWAY, AUDITOR),
          Operation.of("GET", "/fhir/Task/$triage", COUNCIL, TRIAGE),
          Operation.of("GET", "/fhir/Patient/$story", COUNCIL, TRIAGE),
          Operation.of("GET", "/stories/{type}/{id}", COUNCIL, PRACTITIONER, TRIAGE));

  private Operations() {}

  static Optional<Operation> at(String method, String address) {
    return ALL.stream().filter(operation -> operation.matches(method, address)).findFirst();
  }
}
