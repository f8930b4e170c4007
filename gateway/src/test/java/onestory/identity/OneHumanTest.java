package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which entries of a message are one human. */
class OneHumanTest {

  /** Entries as type:identifiers:born, in words; humans as positions, or the rule met. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Patient:1: Patient:2:                      | 0 1",
        "Person:1: Patient:1:                       | 0+1",
        "Person:1:1980-01-01 Patient:1:             | 0+1",
        "Person:1:1980-01-01 Patient:1:1980-01-01   | 0+1",
        "Person:1:1980-01-01 Patient:1:1981-01-01   | identity/birth-date-differs",
        "Patient:1: Patient:1:                      | identity/shared-in-message",
        "Person:1: Person:1:                        | identity/shared-in-message",
        "Person:1: Patient:1: Person:1:             | identity/shared-in-message",
        // one in common is enough, also over a third entry
        "Person:1,2: Patient:2,3:                   | 0+1",
        "Person:1: Patient:2: Patient:1,2:          | identity/shared-in-message",
        "Patient:9: Person:1: Patient:1:            | 0 1+2"
      })
  void among(String told, String expected) {
    var found = OneHuman.among(Stream.of(told.split(" ")).map(OneHumanTest::entry).toList());
    var humans =
        found.humans().stream()
            .map(h -> h.entries().stream().map(String::valueOf).collect(Collectors.joining("+")))
            .collect(Collectors.joining(" "));
    assertThat(found.conflict().map(Match.Conflict::rule).orElse(humans)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'Person:1,2:1980-01-01', 'Patient:2,3:'", "'Person:1,2:', 'Patient:2,3:1980-01-01'"})
  void whatTheEntriesSayTogetherCounts(String one, String other) {
    var human = OneHuman.among(List.of(entry(one), entry(other))).humans().get(0);
    assertThat(human.person().birthDate()).contains(LocalDate.of(1980, 1, 1));
    assertThat(human.person().identifiers()).hasSize(3);
  }

  @Test
  void aNumberThatEitherEntrySaysWasReplacedWasReplaced() {
    var old = new PersonIdentifier(NhsNumber.SYSTEM, "9990001006");
    var current = new PersonIdentifier(NhsNumber.SYSTEM, "9990001286");
    var replaced = new IncomingPerson(Set.of(old, current), Set.of(old), Optional.empty());
    var plain = new IncomingPerson(Set.of(current), Optional.empty());
    for (var order : List.of(List.of(replaced, plain), List.of(plain, replaced))) {
      var human =
          OneHuman.among(
                  List.of(
                      new OneHuman.Entry("Person", order.get(0)),
                      new OneHuman.Entry("Patient", order.get(1))))
              .humans()
              .get(0);
      assertThat(human.person().superseded()).containsExactly(old);
    }
  }

  private static OneHuman.Entry entry(String told) {
    var parts = told.split(":", -1);
    Set<PersonIdentifier> identifiers =
        Stream.of(parts[1].split(","))
            .map(value -> new PersonIdentifier("urn:ids", value))
            .collect(Collectors.toSet());
    var born =
        parts[2].isEmpty() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(parts[2]));
    return new OneHuman.Entry(parts[0], new IncomingPerson(identifiers, born));
  }
}
