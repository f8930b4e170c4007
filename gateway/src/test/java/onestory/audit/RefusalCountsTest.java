package onestory.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A flood of refusals: what is recorded one by one, what is counted, and that nothing is lost. */
class RefusalCountsTest {

  private static final int EACH = 3;
  private static final int TOGETHER = 5;
  private static final int KINDS = 4;

  private final RefusalCounts counts = new RefusalCounts(EACH, TOGETHER, KINDS);

  /** What comes, as {@code address/client} in order; how many of it are recorded; what is left. */
  static Stream<Arguments> floods() {
    return Stream.of(
        arguments("none", List.of(), 0, List.of()),
        arguments("as many as are taken", times(3, "a/-"), 3, List.of()),
        arguments("one more", times(4, "a/-"), 3, List.of("a/- 1")),
        arguments("many more", times(500, "a/-"), 3, List.of("a/- 497")),
        arguments(
            "two addresses, more than all may",
            join(List.of(times(3, "a/-"), times(3, "b/-"))),
            5,
            List.of("b/- 1")),
        arguments(
            "a client that is named counts apart",
            join(List.of(times(4, "a/-"), times(1, "a/school"))),
            4,
            List.of("a/- 1")),
        arguments(
            "what comes after all may is counted, however new it is",
            join(List.of(times(3, "a/-"), times(2, "b/-"), times(2, "c/-"))),
            5,
            List.of("c/- 2")),
        arguments(
            "more kinds than are told apart",
            join(
                List.of(
                    times(9, "a/-"), times(1, "b/-"), times(1, "c/-"), times(1, "d/-"), more(20))),
            5,
            List.of("a/- 6", "d/- 1", "various 20")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("floods")
  @DisplayName("9.18 the first are recorded one by one, the others counted")
  void flood(String what, List<String> come, int recorded, List<String> counted) {
    assertThat(come.stream().filter(one -> counts.isOneByOne(alike(one))).count())
        .isEqualTo(recorded);
    assertThat(counts.ended().entrySet())
        .extracting(each -> name(each.getKey()) + " " + each.getValue())
        .containsExactlyInAnyOrderElementsOf(counted);
    assertThat(counts.ended()).as("told once").isEmpty();
    assertThat(counts.isOneByOne(alike("a/-"))).as("a new minute").isTrue();
  }

  @Test
  @DisplayName("9.18 eight at a time while minutes end: recorded and counted are all that came")
  void sideBySide() throws InterruptedException {
    var recorded = new AtomicLong();
    var counted = new AtomicLong();
    var threads = Executors.newFixedThreadPool(9);
    for (int thread = 0; thread < 8; thread++) {
      var address = "a" + thread + "/-";
      threads.execute(
          () -> {
            for (int i = 0; i < 10_000; i++) {
              if (counts.isOneByOne(alike(i % 2 == 0 ? address : "same/-"))) {
                recorded.incrementAndGet();
              }
            }
          });
    }
    threads.execute(() -> IntStream.range(0, 200).forEach(i -> counted.addAndGet(sum(counts))));
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(recorded.get() + counted.get() + sum(counts)).isEqualTo(80_000);
  }

  @Test
  @DisplayName("9.18 stopping tells what was counted; what could not be written is told later")
  void stopping() {
    var written = new RecordedEntries();
    var failing = new AtomicLong(2);
    var trail =
        new RefusalTrail(
            new AuditTrail() {
              @Override
              public void record(AuditEntry entry) {
                written.record(entry);
              }

              @Override
              public void recordApart(AuditEntry entry) {
                if (failing.getAndDecrement() > 0) {
                  throw new IllegalStateException("no database");
                }
                written.recordApart(entry);
              }

              @Override
              public void recordApart(AuditEntry entry, String callerAddress) {
                recordApart(entry);
              }
            },
            2,
            10,
            4,
            Duration.ofHours(1));
    trail.start();
    var refusal =
        AuditEntry.of(AuditKind.AUTHENTICATION_FAILED, AuditAgent.stranger())
            .ended(AuditOutcome.REFUSED, "401");
    assertThatThrownBy(() -> trail.record(refusal)).isInstanceOf(IllegalStateException.class);
    for (int i = 0; i < 6; i++) {
      if (failing.get() > 0) {
        assertThatThrownBy(() -> trail.record(refusal)).isInstanceOf(IllegalStateException.class);
      } else {
        trail.record(refusal);
      }
    }
    assertThat(written.all()).isEmpty();
    failing.set(1);
    trail.tell(); // fails
    trail.stop();
    assertThat(written.all())
        .extracting(AuditEntry::rule)
        .containsExactly("401; and 7 more like it");
  }

  private static long sum(RefusalCounts counts) {
    return counts.ended().values().stream().mapToLong(Long::longValue).sum();
  }

  private static RefusalsAlike alike(String one) {
    var parts = one.split("/");
    var agent = parts[1].equals("-") ? AuditAgent.stranger() : AuditAgent.client(parts[1], null);
    return RefusalsAlike.of(
        AuditEntry.of(AuditKind.AUTHENTICATION_FAILED, agent)
            .with(AuditEntity.Role.QUERY, "GET FHIR")
            .ended(AuditOutcome.REFUSED, "401"),
        parts[0]);
  }

  private static String name(RefusalsAlike alike) {
    if (alike.address() == null) {
      return alike.rule();
    }
    boolean isNamed = alike.agent().kind() != AuditAgent.Kind.STRANGER;
    return alike.address() + "/" + (isNamed ? alike.agent().id() : "-");
  }

  private static List<String> times(int times, String one) {
    return Collections.nCopies(times, one);
  }

  private static List<String> more(int addresses) {
    return IntStream.range(0, addresses).mapToObj(i -> "x" + i + "/-").toList();
  }

  private static List<String> join(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
