package onestory.gates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All gates there are. */
public final class Gates {

  /** The names that a council's file may use. */
  public static final Set<String> NAMES =
      Set.of(
          "taf-without-family",
          "targeted-support-assessment-age",
          "targeted-support-consent",
          "gillick-incomplete",
          "one-mash-outcome",
          "dates-reversed",
          "unknown-answer",
          "unknown-form",
          "closure-before-opening",
          "smart-incomplete",
          "three-needs",
          "ten-areas",
          "privacy-notice-before-agreement",
          "agreement-before-assessment",
          "assessment-agreed",
          "assessment-before-meeting",
          "step-down-consent",
          "attendees-agreed",
          "meeting-record",
          "lead-professional-by-first-meeting",
          "lead-change-agreed",
          "direct-referral",
          "closure-views",
          "date-in-future");

  private final List<Gate> gates;

  /**
   * @param forms the forms whose answers are known
   */
  public Gates(Forms forms) {
    gates =
        List.of(
            new DatesReversed(),
            new DateInFuture(),
            new UnknownForm(forms),
            new UnknownAnswer(forms),
            new ClosureBeforeOpening(),
            new PrivacyNoticeBeforeAgreement(),
            new GillickIncomplete(),
            new AgreementBeforeAssessment(),
            new AssessmentAgreed(),
            new TafWithoutFamily(),
            new AttendeesAgreed(),
            new MeetingRecord(),
            new AssessmentBeforeMeeting(),
            new StepDownConsent(),
            new LeadProfessionalByFirstMeeting(),
            new LeadChangeAgreed(),
            new DirectReferral(),
            new TargetedSupportConsent(),
            new TargetedSupportAssessmentAge(),
            new OneMashOutcome(),
            new ClosureViews(),
            new SmartIncomplete(),
            new ThreeNeeds(),
            new TenAreas());
  }

  /** Whether any gate that the council has looks at a message with these types. */
  public boolean concern(Collection<String> types, Map<String, GateSetting> settings) {
    return gates.stream().anyMatch(gate -> concerns(gate, types, settings));
  }

  /** What the council's gates meet, in the order of the gates. */
  public List<Met> met(Incoming incoming, Map<String, GateSetting> settings) {
    var types = incoming.types();
    var met = new ArrayList<Met>();
    for (var gate : gates) {
      if (concerns(gate, types, settings)) {
        var setting = settings.get(gate.name());
        gate.findings(incoming, setting).forEach(finding -> met.add(new Met(setting, finding)));
      }
    }
    return met;
  }

  private static boolean concerns(
      Gate gate, Collection<String> types, Map<String, GateSetting> settings) {
    var setting = settings.get(gate.name());
    return setting != null
        && setting.as() != GateSetting.As.OFF
        && (gate.types().isEmpty() || gate.types().stream().anyMatch(types::contains));
  }
}
