package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which number took the place of one that was replaced. */
class IncomingPersonTest {

  @ParameterizedTest(name = "told {0}, replaced {1}: {2}")
  @CsvSource({
    "nhs:1 nhs:2, nhs:1, nhs:2",
    // by one of its own kind
    "nhs:1 upn:2, nhs:1, ",
    "nhs:1 nhs:2 upn:3, nhs:1, nhs:2",
    // not by one that was replaced itself, and not by two
    "nhs:1 nhs:2 nhs:3, nhs:1 nhs:2, nhs:3",
    "nhs:1 nhs:2 nhs:3, nhs:1, ",
    "nhs:1, nhs:1, "
  })
  void successor(String told, String replaced, String successor) {
    var person = new IncomingPerson(identifiers(told), identifiers(replaced), Optional.empty());
    assertThat(person.successorOf(new PersonIdentifier("nhs", "1")))
        .isEqualTo(Optional.ofNullable(successor).map(IncomingPersonTest::identifier));
  }

  private static Set<PersonIdentifier> identifiers(String told) {
    return Arrays.stream(told.split(" "))
        .map(IncomingPersonTest::identifier)
        .collect(Collectors.toSet());
  }

  private static PersonIdentifier identifier(String told) {
    return new PersonIdentifier(told.split(":")[0], told.split(":")[1]);
  }
}
