package onestory.authority;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** The one class of information that a resource is labelled with, in meta.security. */
public final class InformationClass {

  /** An episode is open, who leads it, when the next meeting is. */
  public static final String EXISTENCE = "existence";

  /** Goals and actions. */
  public static final String PLAN = "plan";

  /** What the child or family needs. */
  public static final String NEEDS = "needs";

  /** Contacts, enquiries and outcomes. */
  public static final String MASH = "mash";

  /** Meetings' records, case notes and the chronology. */
  public static final String CASE_NOTES = "case-notes";

  /** Of a contact nothing but the class of its outcome: for the organisation that made it. */
  public static final String REFERRER_OUTCOME = "referrer-outcome";

  /** Consents and the adults themselves: these never leave the council. */
  public static final String AGREEMENT = "agreement";

  /** Clocks, and what is told when they are late: for the lead professional's organisation. */
  public static final String TIMESCALE = "timescale";

  private static final Set<String> ALL =
      Set.of(
          EXISTENCE,
          PLAN,
          NEEDS,
          "assessment",
          "voice",
          "analysis",
          "safety-plan",
          MASH,
          "targeted-support",
          CASE_NOTES,
          "closure",
          REFERRER_OUTCOME,
          AGREEMENT,
          TIMESCALE);

  private InformationClass() {}

  /**
   * The class of this resource; nothing when it has no label, two of them, or one that is not
   * known.
   */
  public static Optional<String> of(Resource resource) {
    List<String> labels =
        resource.getMeta().getSecurity().stream()
            .filter(label -> Canonical.INFORMATION_CLASS.equals(label.getSystem()))
            .map(Coding::getCode)
            .toList();
    return labels.size() == 1 && isKnown(labels.get(0))
        ? Optional.of(labels.get(0))
        : Optional.empty();
  }

  static boolean isKnown(String code) {
    return code != null && ALL.contains(code);
  }
}
