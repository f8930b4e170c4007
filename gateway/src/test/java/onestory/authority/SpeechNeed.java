package onestory.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Resource;

/** Theo's need about his speech, health visiting that asks for it, and the consents it turns on. */
final class SpeechNeed {

  static final String NEED = "Condition/speech";

  private SpeechNeed() {}

  /** What his mother permits health visiting. */
  static Consent share() {
    return Given.share("dana", "theo", "hv-p", "plan needs");
  }

  static Consent changed(Consumer<Consent> change) {
    Consent consent = share();
    change.accept(consent);
    return consent;
  }

  /** A permission of everything. */
  static Consent all() {
    Consent all = Given.share("dana", "theo", "hv-p", "plan needs assessment voice");
    all.setId("all");
    return all;
  }

  /** His father's denial. */
  static Consent denial() {
    Consent denial = Given.share("chidi", "theo", "hv-p", "needs");
    denial.getProvision().setType(ConsentProvisionType.DENY);
    return denial;
  }

  static Consent.ProvisionComponent exception(Consent consent) {
    return consent.getProvision().getProvisionFirstRep();
  }

  static void nested(Consent consent, ConsentProvisionType type, String informationClass) {
    consent
        .getProvision()
        .addProvision()
        .setType(type)
        .addSecurityLabel(new Coding(Canonical.INFORMATION_CLASS, informationClass, null));
  }

  /** The family after its assessment, with these things more. */
  static List<Resource> family(Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.addAll(List.of(more));
    return family;
  }

  static String rule(Resource... more) {
    return rule(NEED, more);
  }

  static String rule(String key, Resource... more) {
    return decide(key, family(more)).rule();
  }

  static Decision decision(Resource... more) {
    return decide(NEED, family(more));
  }

  static Decision decide(String key, List<Resource> family) {
    return decisions(ReidOkafor.AT, family).get(key);
  }

  static Decision decide(Instant at, List<Resource> family) {
    return decisions(at, family).get(NEED);
  }

  private static Map<String, Decision> decisions(Instant at, List<Resource> family) {
    return Authority.decide(ReidOkafor.HEALTH, Family.of(family), ReidOkafor.POLICY, at);
  }
}
