package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was decided of a message holds for one that tells just the same, and for no other. */
class FingerprintTest {

  private static final PersonIdentifier NUMBER = new PersonIdentifier("nhs", "1");
  private static final PersonIdentifier OTHER = new PersonIdentifier("nhs", "2");
  private static final PersonIdentifier ELSEWHERE = new PersonIdentifier("upn", "1");
  private static final Optional<LocalDate> BORN = Optional.of(LocalDate.of(2016, 11, 2));

  @Test
  void theSameIsTheSame() {
    assertThat(Fingerprint.of(new IncomingPerson(Set.of(NUMBER, OTHER), Set.of(OTHER), BORN)))
        .isEqualTo(Fingerprint.of(new IncomingPerson(Set.of(OTHER, NUMBER), Set.of(OTHER), BORN)))
        .hasSize(64);
  }

  @Test
  void whateverDiffersMakesItAnother() {
    var told =
        List.of(
            new IncomingPerson(Set.of(NUMBER), BORN),
            new IncomingPerson(Set.of(OTHER), BORN),
            new IncomingPerson(Set.of(ELSEWHERE), BORN),
            new IncomingPerson(Set.of(NUMBER, OTHER), BORN),
            new IncomingPerson(Set.of(NUMBER, OTHER), Set.of(NUMBER), BORN),
            new IncomingPerson(Set.of(NUMBER, OTHER), Set.of(OTHER), BORN),
            new IncomingPerson(Set.of(NUMBER), Optional.of(LocalDate.of(2016, 11, 3))),
            new IncomingPerson(Set.of(NUMBER), Optional.empty()));
    Stream<String> fingerprints = told.stream().map(Fingerprint::of);
    assertThat(fingerprints).doesNotHaveDuplicates();
  }
}
