package onestory.schools;

import java.util.List;
import java.util.Optional;
import onestory.problem.Unanswerable;
import onestory.security.CurrentAsker;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the reading of schools goes; numbers and states, nothing of any pupil. */
@RestController
@RequestMapping("/operations/schools")
class SchoolReadsController {

  private final ReadStore reads;
  private final SchoolSystems schools;
  private final SchoolReadDue due;
  private final CurrentAsker asker;

  SchoolReadsController(
      ReadStore reads, SchoolSystems schools, SchoolReadDue due, CurrentAsker asker) {
    this.reads = reads;
    this.schools = schools;
    this.due = due;
    this.asker = asker;
  }

  /** Each school and kind of row: read, failing since when and why, and what became of rows. */
  @GetMapping
  List<ReadStore.Report> schools() {
    return reads.report().stream()
        .filter(report -> asker.council().isEmpty() || known(report.partner()).isPresent())
        .toList();
  }

  /** Reads the school now, and not only when it is next due. */
  @PostMapping("/{partner}/read")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void read(@PathVariable String partner) {
    due.ask(
        known(partner)
            .orElseThrow(
                () ->
                    Unanswerable.unknown(
                        "partner",
                        "No partner of this id is a school that is read.",
                        "GET /operations/schools shows those that are."))
            .partner());
  }

  /** The school, if whoever asks deals with its council. */
  private Optional<SchoolSystem> known(String partner) {
    return schools.of(partner).filter(school -> asker.dealsWith(school.council()));
  }
}
