package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the answers to the offer of early help for one child come to. */
class HelpAnswerTest {

  /** Answers as child:by:status, in words. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    ", NONE",
    "theo:dana:ACTIVE, AGREED",
    "maya:dana:ACTIVE, NONE",
    "theo:dana:REJECTED, REFUSED",
    "theo:dana:INACTIVE, REFUSED",
    "theo:dana:REJECTED theo:chidi:ACTIVE, AGREED",
    // joan is his grandmother: it is not hers to agree
    "theo:joan:ACTIVE, DOUBTFUL",
    "theo:joan:ACTIVE theo:dana:ACTIVE, AGREED",
    "theo:himself:REJECTED theo:dana:ACTIVE, DOUBTFUL",
    "theo:himself:REJECTED, REFUSED"
  })
  void ofTheo(String answers, HelpAnswer expected) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.removeIf(Consent.class::isInstance);
    for (String answer : answers == null ? new String[0] : answers.split(" ")) {
      family.add(answer(answer.split(":")));
    }
    assertThat(HelpAnswer.of(Family.of(family), "Patient/theo", ReidOkafor.AT)).isEqualTo(expected);
  }

  private static Consent answer(String... told) {
    Consent answer = Given.agreement(told[0], told[1]);
    answer.setStatus(ConsentState.valueOf(told[2]));
    return told[1].equals("himself") ? Given.byYoungPerson(answer, "gillick-competent") : answer;
  }
}
