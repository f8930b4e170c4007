package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A young person answers for themselves at 16, or when competence was shown. */
class CompetenceTest {

  @DisplayName("4.42 From the sixteenth birthday on the young person answers")
  @ParameterizedTest
  @CsvSource({
    // the day before, the day itself, and by England's clocks: 23:30 UTC in summer is the next day
    "2010-04-10, 2026-04-09, deny/no-agreement",
    "2010-04-10, 2026-04-10, permission/needs/child",
    "2010-04-10, 2026-04-09T23:30:00Z, permission/needs/child",
    "2010-04-10, 2026-04-09T22:30:00Z, deny/no-agreement",
    "2010-01-10, 2026-01-09T23:30:00Z, deny/no-agreement",
    "2008-02-29, 2026-04-10, permission/needs/child",
    // what is not told whole is not known
    "2010-04, 2026-04-10, review/parental-responsibility-unknown",
    ", 2026-04-10, review/parental-responsibility-unknown",
    "2008-01-01, , review/parental-responsibility-unknown",
    "2008-01-01, 2026, review/parental-responsibility-unknown"
  })
  void fromTheSixteenthBirthdayOn(String born, String given, String expected) {
    assertThat(rule(born, ConsentState.ACTIVE, "age-16-plus", given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2010-04-10, 2026-04-10",
    "2008-02-29, 2024-02-29",
    "2010-02-28, 2026-02-28",
    // 2100 is no leap year: the day comes on 1 March
    "2084-02-29, 2100-03-01"
  })
  void theSixteenthBirthday(LocalDate born, LocalDate sixteenth) {
    assertThat(Competence.sixteenth(born)).isEqualTo(sixteenth);
  }

  @DisplayName("4.42 Before that when six things were considered and written down")
  @ParameterizedTest
  @CsvSource({
    "abcdef, COMPLETED, theo, permission/needs/child",
    "abcde, COMPLETED, theo, deny/no-agreement",
    "bcdef, COMPLETED, theo, deny/no-agreement",
    "abcdef, INPROGRESS, theo, deny/no-agreement",
    "abcdef, COMPLETED, maya, deny/no-agreement",
  })
  void beforeThatWhenSixThingsWereConsidered(
      String considered, QuestionnaireResponseStatus status, String child, String expected) {
    QuestionnaireResponse record = Given.gillick("theo", considered);
    record.setStatus(status).setSubject(new Reference("Patient/" + child));
    assertThat(ruleByGillick(record)).isEqualTo(expected);
  }

  @Test
  void aConsiderationThatIsBlankIsNone() {
    QuestionnaireResponse record = Given.gillick("theo", "abcdef");
    record.getItem().get(2).getAnswerFirstRep().setValue(new StringType(" "));
    assertThat(ruleByGillick(record)).isEqualTo("deny/no-agreement");
  }

  @DisplayName("4.42 Considered and found missing is no competence, nor is another record")
  @Test
  void foundMissingOrAnotherRecord() {
    QuestionnaireResponse missing = Given.gillick("theo", "abcdef");
    missing.getItem().get(2).getAnswerFirstRep().setValue(new BooleanType(false));
    assertThat(ruleByGillick(missing)).isEqualTo("deny/no-agreement");
    missing.getItem().get(2).getAnswerFirstRep().setValue(new BooleanType(true));
    assertThat(ruleByGillick(missing)).isEqualTo("permission/needs/child");
    missing.setQuestionnaire("https://onestory.example/fhir/Questionnaire/other");
    assertThat(ruleByGillick(missing)).isEqualTo("deny/no-agreement");
    missing.setQuestionnaire(Canonical.GILLICK + "|0.1.0");
    assertThat(ruleByGillick(missing)).isEqualTo("permission/needs/child");
  }

  @Test
  void competenceThatIsOnlyClaimedIsNone() {
    assertThat(rule("2012-01-01", ConsentState.ACTIVE, "gillick-competent", "2026-04-10"))
        .isEqualTo("deny/no-agreement");
    assertThat(rule("2008-01-01", ConsentState.ACTIVE, "other", "2026-04-10"))
        .isEqualTo("deny/no-agreement");
  }

  @Test
  void aParentsRefusalDoesNotUndoTheCompetentYoungPersonsAgreement() { // CON-07
    Consent mothers = Given.agreement("theo", "dana");
    mothers.setStatus(ConsentState.REJECTED);
    List<Resource> family = family(Given.gillick("theo", "abcdef"));
    family.add(mothers);
    assertThat(rule(family)).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.42 A young person's refusal needs a person however competence was shown")
  @Test
  void aYoungPersonsRefusalNeedsAPersonHoweverCompetenceWasShown() { // GAP-08
    List<Resource> family = family(Given.answers("nothing", "agreement", "Patient/theo"));
    family.add(Given.agreement("theo", "dana"));
    family.add(Given.share("dana", "theo", "hv-p", "needs"));
    family.stream()
        .filter(r -> Key.of(r).equals("Consent/own"))
        .forEach(r -> ((Consent) r).setStatus(ConsentState.REJECTED));
    assertThat(rule(family)).isEqualTo("review/young-person-refused");
  }

  private static String ruleByGillick(QuestionnaireResponse record) {
    return rule(family(record));
  }

  private static List<Resource> family(QuestionnaireResponse record) {
    List<Resource> family =
        family("2012-01-01", ConsentState.ACTIVE, "gillick-competent", "2026-04-01");
    family.add(record);
    family.forEach(
        resource -> {
          if (resource instanceof Consent consent
              && consent.getPerformerFirstRep().hasReference()) {
            consent.setSource(new Reference(Key.of(record)));
          }
        });
    return family;
  }

  private static String rule(String born, ConsentState state, String basis, String given) {
    return rule(family(born, state, basis, given));
  }

  private static String rule(List<Resource> family) {
    return Authority.decide(ReidOkafor.HEALTH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
        .get("Condition/speech")
        .rule();
  }

  /** Theo alone agreed, and permits. */
  private static List<Resource> family(
      String born, ConsentState state, String basis, String given) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.removeIf(Consent.class::isInstance);
    family.stream()
        .filter(r -> Key.of(r).equals("Patient/theo"))
        .forEach(r -> ((Patient) r).getBirthDateElement().setValueAsString(born));
    Consent own = Given.agreement("theo", "theo");
    own.setStatus(state).setId("own");
    Consent share = Given.share("theo", "theo", "hv-p", "needs");
    for (Consent consent : List.of(own, share)) {
      Given.byYoungPerson(consent, basis);
      consent.getDateTimeElement().setValueAsString(given);
      family.add(consent);
    }
    return family;
  }
}
