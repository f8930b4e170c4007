package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A child comes of age, into care, or dies (TRUST 4.42, 4.43). */
class LifeEventsTest {

  private static final String NEED = "Condition/speech";

  @DisplayName(
      "4.42 4.43 From the 18th birthday a parent's yes counts no more; when it may have come, a person decides")
  @ParameterizedTest(name = "born {0}, asked {1}: {2}")
  @CsvSource({
    "2008-04-11,2026-04-10T22:59:59Z,permission/needs/child",
    "2008-04-11,2026-04-10T23:00:00Z,deny/no-agreement",
    "2008-02-29,2026-02-28T23:59:59Z,permission/needs/child",
    "2008-02-29,2026-03-01T00:00:00Z,deny/no-agreement",
    "2008-04,2026-03-31T22:59:59Z,permission/needs/child",
    "2008-04,2026-03-31T23:00:00Z,review/age-unknown",
    "2008-04,2026-04-29T22:59:59Z,review/age-unknown",
    "2008-04,2026-04-29T23:00:00Z,deny/no-agreement",
    "2007,2025-01-01T00:00:00Z,review/age-unknown",
    "2007,2025-12-31T00:00:00Z,deny/no-agreement",
    ",2026-12-01T00:00:00Z,permission/needs/child"
  })
  void comesOfAge(String born, Instant at, String expected) {
    List<Resource> family = family(born);
    assertThat(rule(family, at)).isEqualTo(expected);
  }

  @DisplayName("4.42 Who has come of age permits themselves")
  @Test
  void permitsThemselves() {
    List<Resource> family = family("2008-04-11");
    for (Consent own :
        List.of(Given.agreement("theo", "theo"), Given.share("theo", "theo", "hv-p", "needs"))) {
      Given.byYoungPerson(own, "age-16-plus");
      own.getDateTimeElement().setValueAsString("2026-04-11");
      own.getProvision().getPeriod().getStartElement().setValueAsString("2026-04-11");
      family.add(own);
    }
    assertThat(rule(family, Instant.parse("2026-04-12T10:00:00Z")))
        .isEqualTo("permission/needs/child");
  }

  @DisplayName("4.43 After a death nothing new goes without a person, and a no stays a no")
  @Test
  void dies() {
    List<Resource> family = family("2020-04-11");
    child(family).setDeceased(new DateTimeType("2026-04-01"));
    assertThat(rule(family, ReidOkafor.AT)).isEqualTo("review/deceased");
    child(family).setDeceased(new BooleanType(true));
    assertThat(rule(family, ReidOkafor.AT)).isEqualTo("review/deceased");
    child(family).setDeceased(new BooleanType(false));
    assertThat(rule(family, ReidOkafor.AT)).isEqualTo("permission/needs/child");
    child(family).setDeceased(new BooleanType(true));
    family.removeIf(r -> Key.of(r).equals("Consent/dana-theo-hv-p"));
    assertThat(rule(family, ReidOkafor.AT)).isEqualTo("deny/no-consent");
  }

  @DisplayName("4.43 Once a child is looked after only what was permitted since then goes")
  @ParameterizedTest(name = "in care since {0}: {1}")
  @CsvSource({
    "2026-03-19,permission/needs/child",
    "2026-03-20,review/looked-after",
    "2026-04-01,review/looked-after",
    ",review/looked-after"
  })
  void comesIntoCare(String since, String expected) {
    List<Resource> family = family("2020-04-11");
    Flag flag = Given.flag("looked-after", "theo");
    flag.getPeriod().getStartElement().setValueAsString(since);
    family.add(flag);
    assertThat(rule(family, ReidOkafor.AT)).isEqualTo(expected);
    flag.setStatus(Flag.FlagStatus.INACTIVE);
    assertThat(rule(family, ReidOkafor.AT)).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.43 Told twice, the later day counts, whichever flag is read first")
  @ParameterizedTest(name = "in care since {0} and {1}: {2}")
  @CsvSource({
    "2026-03-01,2026-03-19,permission/needs/child",
    "2026-03-19,2026-04-01,review/looked-after",
    "2026-04-01,2026-03-19,review/looked-after",
    "2026-03-19,,review/looked-after"
  })
  void isToldTwice(String one, String other, String expected) {
    List<Resource> family = family("2020-04-11");
    for (String since : Arrays.asList(one, other)) {
      Flag flag = Given.flag("looked-after", "theo");
      flag.setId("looked-after-" + since);
      flag.getPeriod().getStartElement().setValueAsString(since);
      family.add(flag);
    }
    assertThat(rule(family, ReidOkafor.AT)).isEqualTo(expected);
  }

  private static List<Resource> family(String born) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.add(Given.share("dana", "theo", "hv-p", "needs"));
    // who was born in a leap year's February was of age before this family permitted anything
    String permitted = born != null && born.matches("2008-02.*|2007") ? "2025-01-01" : "2026-03-20";
    for (Resource resource : family) {
      if (resource instanceof Consent consent) {
        var period = consent.getProvision().getPeriod().setEnd(null);
        period
            .getStartElement()
            .setValueAsString(consent.getProvision().hasActor() ? permitted : "2025-01-01");
      }
    }
    child(family).getBirthDateElement().setValueAsString(born);
    return family;
  }

  private static Patient child(List<Resource> family) {
    return family.stream()
        .filter(r -> Key.of(r).equals("Patient/theo"))
        .map(Patient.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static String rule(List<Resource> family, Instant at) {
    return Authority.decide(ReidOkafor.HEALTH, Family.of(family), ReidOkafor.POLICY, at)
        .get(NEED)
        .rule();
  }
}
