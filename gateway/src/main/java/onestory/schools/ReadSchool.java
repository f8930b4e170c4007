package onestory.schools;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import onestory.exchange.FailureClass;
import onestory.work.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads one school's system: what changed since it was last read to the end. A page is kept in one
 * transaction; the cursor moves only when the last page is kept, so that a failure half-way costs a
 * repetition and loses nothing.
 */
@Component
final class ReadSchool implements Work {

  static final String WORK = "read-school";

  private static final Logger LOG = LoggerFactory.getLogger(ReadSchool.class);
  private static final int MOST_PAGES = 10_000;
  // the school's clock counts in seconds, and may write two rows within one
  private static final Duration OVERLAP = Duration.ofSeconds(1);

  private final SchoolSystems schools;
  private final MisClient mis;
  private final PupilStore pupils;
  private final ReadStore reads;
  private final StudentRows students;
  private final AttendanceRows attendance;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReadSchool(
      SchoolSystems schools,
      MisClient mis,
      PupilStore pupils,
      ReadStore reads,
      StudentRows students,
      AttendanceRows attendance,
      TransactionTemplate transaction,
      Clock clock) {
    this.schools = schools;
    this.mis = mis;
    this.pupils = pupils;
    this.reads = reads;
    this.students = students;
    this.attendance = attendance;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return WORK;
  }

  @Override
  public void perform(String partner) {
    schools.of(partner).ifPresent(this::read);
  }

  private void read(SchoolSystem school) {
    var wanted = pupils.wanted(school.council());
    transaction.executeWithoutResult(
        status -> {
          if (pupils.knowOnly(school.source(), wanted.keySet())) {
            reads.startOver(school);
          }
        });
    if (wanted.isEmpty()) {
      return; // nobody to ask about
    }
    boolean admitted =
        read(school, Rows.STUDENTS, (row, at) -> students.take(school, wanted, row, at));
    if (admitted) {
      var placed = new HashMap<String, Pupil>(pupils.placed(school.source()));
      read(
          school,
          Rows.ATTENDANCE,
          (row, at) -> attendance.take(school, wanted, Map.copyOf(placed), row, at));
    }
  }

  /** Whether the school let us read; what may pass by itself is thrown, to be tried again. */
  private boolean read(SchoolSystem school, Rows rows, BiFunction<JsonNode, Instant, Tally> take) {
    var position = reads.position(school, rows);
    if (position.notBefore().filter(clock.instant()::isBefore).isPresent()) {
      throw new ReadFailed(FailureClass.THROTTLED, "not before it may be asked again");
    }
    try {
      pages(school, rows, position.cursor(), take);
      return true;
    } catch (ReadFailed failed) {
      reads.failed(school, rows, failed);
      LOG.info("{} of {} not read: {}", rows.path(), school.partner(), failed.getMessage());
      if (failed.failure() == FailureClass.CREDENTIALS || !failed.failure().passing()) {
        return false; // trying again by itself would not help; the next time it is due it is tried
      }
      throw failed;
    }
  }

  private void pages(
      SchoolSystem school,
      Rows rows,
      Optional<Instant> cursor,
      BiFunction<JsonNode, Instant, Tally> take) {
    var tally = Tally.NOTHING;
    var newest = cursor;
    Optional<URI> at = Optional.of(rows.first(school, cursor.map(moment -> moment.minus(OVERLAP))));
    for (int n = 0; at.isPresent(); n++) {
      if (n == MOST_PAGES) {
        throw new ReadFailed(FailureClass.REJECTED, "pages without end");
      }
      var page = mis.page(school, at.get());
      tally = tally.and(transaction.execute(status -> keep(page, take)));
      newest = newest(newest, page);
      at = page.next();
    }
    reads.read(school, rows, newest, tally);
  }

  private Tally keep(Page page, BiFunction<JsonNode, Instant, Tally> take) {
    var tally = Tally.NOTHING;
    for (var row : page.rows()) {
      var changed = WondeTime.instant(row.path("updated_at")).orElseGet(clock::instant);
      tally = tally.and(take.apply(row, changed));
    }
    return tally;
  }

  private static Optional<Instant> newest(Optional<Instant> so, Page page) {
    var newest = so;
    for (var row : page.rows()) {
      var changed = WondeTime.instant(row.path("updated_at"));
      if (changed.isPresent() && newest.map(changed.get()::isAfter).orElse(true)) {
        newest = changed;
      }
    }
    return newest;
  }
}
