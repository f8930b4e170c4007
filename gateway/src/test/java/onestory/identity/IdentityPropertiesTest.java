package onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds of matching whatever comes, in whatever order. */
class IdentityPropertiesTest {

  private static final LocalDate DAY = LocalDate.parse("2016-11-02");

  /** A small cross-walk: what the record does with matches, without a database. */
  private static final class Walk {

    private final Map<String, Set<PersonIdentifier>> persons = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    Match take(IncomingPerson told) {
      var known =
          persons.entrySet().stream()
              .map(
                  e ->
                      new KnownPerson(
                          e.getKey(), Optional.of(DAY), e.getValue(), closed.contains(e.getKey())))
              .toList();
      var match = Matching.match(told, known);
      var id =
          match instanceof Match.Same same
              ? same.personId()
              : match instanceof Match.New ? "p" + persons.size() : null;
      if (id != null) {
        persons.computeIfAbsent(id, p -> new HashSet<>()).addAll(told.identifiers());
      }
      return match;
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  @Label("4.43 No order of messages links an identity that was ended with anybody")
  void noOrderLinksWhatWasEnded(
      @ForAll("messages") List<IncomingPerson> messages, @ForAll long order) {
    var walk = new Walk();
    messages.forEach(walk::take);
    if (walk.persons.isEmpty()) {
      return;
    }
    var ended = walk.persons.keySet().stream().sorted().findFirst().orElseThrow();
    walk.closed.add(ended);
    var then = Set.copyOf(walk.persons.get(ended));
    shuffled(messages, order)
        .forEach(
            told -> {
              var match = walk.take(told);
              boolean names = told.identifiers().stream().anyMatch(then::contains);
              if (names) {
                assertThat(match).isInstanceOf(Match.Conflict.class);
                assertThat(((Match.Conflict) match).persons()).isEmpty();
              }
            });
    assertThat(walk.persons.get(ended)).isEqualTo(then);
    walk.persons.forEach(
        (id, identifiers) -> {
          if (!id.equals(ended)) {
            assertThat(identifiers).doesNotContainAnyElementsOf(then);
          }
        });
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  @Label(
      "4.45 Nobody is linked who shares no identifier, however alike; one identifier is never two people's")
  void onlyIdentifiersLink(@ForAll("messages") List<IncomingPerson> messages) {
    var walk = new Walk();
    for (var told : messages) {
      var before = new HashMap<String, Set<PersonIdentifier>>();
      walk.persons.forEach((id, identifiers) -> before.put(id, Set.copyOf(identifiers)));
      if (walk.take(told) instanceof Match.Same same) {
        assertThat(before.get(same.personId())).containsAnyElementsOf(told.identifiers());
      }
    }
    var all = new ArrayList<PersonIdentifier>();
    walk.persons.values().forEach(all::addAll);
    assertThat(all).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<List<IncomingPerson>> messages() {
    Arbitrary<PersonIdentifier> identifier =
        Combinators.combine(
                Arbitraries.of(
                    NhsNumber.SYSTEM, "https://onestory.example/fhir/Id/ehm-person", "urn:school"),
                Arbitraries.integers().between(1, 4))
            .as((system, n) -> new PersonIdentifier(system, "" + n));
    // all of one name and born the same day: twins, namesakes, and the same child
    return identifier
        .set()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(identifiers -> new IncomingPerson(identifiers, Optional.of(DAY)))
        .list()
        .ofMaxSize(12);
  }

  private static List<IncomingPerson> shuffled(List<IncomingPerson> messages, long order) {
    var list = new ArrayList<>(messages);
    var random = new Random(order);
    IntStream.range(0, list.size())
        .forEach(i -> java.util.Collections.swap(list, i, random.nextInt(list.size())));
    return list;
  }
}
