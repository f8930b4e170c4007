package onestory.console;

import java.util.List;
import onestory.audit.AuditFault;
import onestory.audit.AuditedVerification;
import onestory.security.CurrentAgent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the audit is as it was written. */
@RestController
class AuditController {

  /**
   * @param sound nothing was changed, taken out or put in
   * @param events how many were looked at
   */
  record Verified(boolean sound, long events, int chains, int anchors, List<Fault> faults) {}

  /** Where something is wrong, and what. */
  record Fault(String chain, long sequence, String says) {

    static Fault of(AuditFault fault) {
      return new Fault(fault.chain(), fault.sequence(), fault.says());
    }
  }

  private final AuditedVerification verification;
  private final CurrentAgent agent;

  AuditController(AuditedVerification verification, CurrentAgent agent) {
    this.verification = verification;
    this.agent = agent;
  }

  /** Checks every event, and records that it did. */
  @GetMapping("/operations/audit/verify")
  Verified verify() {
    var result = verification.asked(agent.get());
    return new Verified(
        result.isSound(),
        result.events(),
        result.chains(),
        result.anchors(),
        result.faults().stream().map(Fault::of).toList());
  }
}
