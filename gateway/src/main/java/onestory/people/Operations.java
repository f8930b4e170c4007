package onestory.people;

import static onestory.people.Reach.COUNCIL;
import static onestory.people.Reach.GATEWAY;
import static onestory.people.Role.ADMINISTRATOR;
import static onestory.people.Role.AUDITOR;
import static onestory.people.Role.ENGINEER;
import static onestory.people.Role.PRACTITIONER;
import static onestory.people.Role.REVIEWER;
import static onestory.people.Role.TRIAGE;

import java.util.List;

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
          Operation.of("GET", "/operations/identity/questions", COUNCIL, ENGINEER, REVIEWER),
          Operation.of("GET", "/operations/identity/questions/{id}", COUNCIL, ENGINEER, REVIEWER),
          Operation.of("POST", "/operations/identity/questions/{id}/decision", COUNCIL, REVIEWER),
          Operation.of("GET", "/operations/identity/acts", COUNCIL, ENGINEER, REVIEWER),
          Operation.of("POST", "/operations/identity/merges", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/identity/splits", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/identity/families", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/identity/numbers", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/identity/endings", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/identity/acts/{id}/undo", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/identity/acts/{id}/reviewed", COUNCIL, REVIEWER),
          Operation.of("GET", "/operations/identity/consents/{id}/deliveries", GATEWAY, ENGINEER),
          Operation.of("GET", "/operations/stops", COUNCIL, ENGINEER, REVIEWER),
          Operation.of("POST", "/operations/stops", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/stops/{stop}/lift", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/stops/{stop}/lift/approve", COUNCIL, REVIEWER),
          Operation.of("POST", "/operations/stops/{stop}/lift/refuse", COUNCIL, REVIEWER),
          Operation.of("GET", "/operations/retention/due", GATEWAY, ADMINISTRATOR),
          Operation.of("GET", "/operations/retention/holds", GATEWAY, ADMINISTRATOR),
          Operation.of(
              "POST", "/operations/retention/families/{family}/holds", GATEWAY, ADMINISTRATOR),
          Operation.of("POST", "/operations/retention/holds/{hold}/lift", GATEWAY, ADMINISTRATOR),
          Operation.of("GET", "/operations/retention/requests", GATEWAY, ADMINISTRATOR),
          Operation.of(
              "POST", "/operations/retention/families/{family}/requests", GATEWAY, ADMINISTRATOR),
          Operation.of(
              "POST", "/operations/retention/requests/{request}/decide", GATEWAY, ADMINISTRATOR),
          Operation.of("GET", "/operations/retention/erasures", GATEWAY, ADMINISTRATOR),
          Operation.of(
              "POST", "/operations/retention/families/{family}/erasures", GATEWAY, ADMINISTRATOR),
          Operation.of(
              "POST", "/operations/retention/erasures/{erasure}/approve", GATEWAY, ADMINISTRATOR),
          Operation.of("GET", "/operations/retention/audit", GATEWAY, ADMINISTRATOR),
          Operation.of("POST", "/operations/retention/audit/cuts", GATEWAY, ADMINISTRATOR),
          Operation.of(
              "POST", "/operations/retention/audit/cuts/{cut}/approve", GATEWAY, ADMINISTRATOR),
          Operation.of(
              "POST", "/operations/retention/audit/cuts/{cut}/stop", GATEWAY, ADMINISTRATOR),
          Operation.of("GET", "/fhir/AuditEvent", GATEWAY, AUDITOR),
          Operation.of("GET", "/fhir/AuditEvent/{id}", GATEWAY, AUDITOR),
          Operation.of("GET", "/fhir/Task/$triage", COUNCIL, TRIAGE),
          Operation.of("GET", "/fhir/Patient/$story", COUNCIL, TRIAGE),
          Operation.of("GET", "/stories/{type}/{id}", COUNCIL, PRACTITIONER, TRIAGE));

  private Operations() {}

  /** Whether there is such an operation at all. */
  static boolean has(String method, String address) {
    return ALL.stream().anyMatch(operation -> operation.matches(method, address));
  }

  /** Whether it is for this account. */
  static boolean areFor(Account account, String method, String address) {
    return ALL.stream()
        .anyMatch(
            operation -> operation.matches(method, address) && operation.isFor(account, address));
  }
}
