package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * A request for targeted support needs two further answers of the family: to the request, and to
 * sharing with those who would help (DOMAIN.md CON-13). While one is missing the request waits;
 * when one is a no, a person must look.
 */
final class TargetedSupportConsent implements Gate {
  @Override
  public String name() {
    return "targeted-support-consent";
  }

  @Override
  public Set<String> types() {
    return TargetedSupport.TYPES;
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var request : TargetedSupport.requests(incoming)) {
      limb(incoming, request, "treatment", "to the request", findings);
      limb(incoming, request, "patient-privacy", "to sharing for the request", findings);
    }
    return findings;
  }

  private void limb(
      Incoming incoming,
      Incoming.Told<ServiceRequest> request,
      String scope,
      String what,
      List<Finding> findings) {
    var child = request.resource().getSubject().getReference();
    var answer =
        Consents.answer(
            incoming, TargetedSupport.CODE, child, consent -> Consents.isOfScope(consent, scope));
    switch (answer) {
      case YES -> {}
      case NONE ->
          findings.add(
              Finding.passing(
                  name(),
                  request.at("subject"),
                  "No agreement " + what + " is recorded for this child.",
                  "Record the agreement; the request is then tried again by itself."));
      case NO ->
          findings.add(
              Finding.against(
                  name(),
                  request.at("subject"),
                  "The family's agreement " + what + " is refused or withdrawn.",
                  "Withdraw the request, or ask the family again and then send the request again."));
    }
  }
}
