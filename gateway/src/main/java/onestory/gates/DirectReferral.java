package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;

/**
 * Some services are not asked for as targeted support: they take referrals themselves, and the
 * council's file names their doors (DOMAIN.md TS-07).
 */
final class DirectReferral implements Gate {

  @Override
  public String name() {
    return "direct-referral";
  }

  @Override
  public Set<String> types() {
    return TargetedSupport.TYPES;
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var request : TargetedSupport.requests(incoming)) {
      for (var coding : request.resource().getCode().getCoding()) {
        setting
            .wordFor(coding.getCode(), "doors")
            .map(door -> finding(request.at("code"), coding, door))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Finding finding(String at, Coding coding, String door) {
    return Finding.lasting(
        name(),
        at,
        "What is asked for (%s) is not part of targeted support.".formatted(coding.getCode()),
        door);
  }
}
