package onestory.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import onestory.authority.Authority;
import onestory.authority.Decision;
import onestory.authority.Family;
import onestory.authority.Recipient;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Resource;

/** The views of the test family's organisations. */
final class Views {

  static final Needs HEALTH =
      new Needs(
          Set.of("https://fhir.nhs.uk/Id/nhs-number"),
          Set.of("existence", "plan", "needs", "assessment", "voice"));
  static final Needs SCHOOL =
      new Needs(
          Set.of("https://onestory.example/fhir/Id/upn"), Set.of("existence", "plan", "needs"));
  static final Needs EHM = new Needs(Set.of(), Set.of());

  private Views() {}

  static View health(Collection<Resource> family) {
    return of(ReidOkafor.HEALTH, family, HEALTH);
  }

  static View school(Collection<Resource> family) {
    return of(ReidOkafor.SCHOOL, family, SCHOOL);
  }

  static View council(Collection<Resource> family) {
    return of(ReidOkafor.COUNCIL, family, EHM);
  }

  static View of(Recipient recipient, Collection<Resource> family, Needs needs) {
    return of(recipient, family, ReidOkafor.directory(), needs);
  }

  static View of(
      Recipient recipient, Collection<Resource> family, List<Resource> directory, Needs needs) {
    Instant at = ReidOkafor.AT;
    SortedMap<String, Decision> decisions =
        Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, at);
    return View.of(recipient, family, directory, decisions, needs, Whereabouts.KNOWN);
  }
}
