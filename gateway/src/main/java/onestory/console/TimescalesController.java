package onestory.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import onestory.clocks.ClockCounts;
import onestory.clocks.Recompute;
import onestory.clocks.WhatIf;
import onestory.councils.Directory;
import onestory.councils.TimescalesYaml;
import onestory.problem.Unanswerable;
import onestory.timescales.Timescale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * The councils' clocks: how many there are, working them out anew, and what other rules would do.
 */
@RestController
@RequestMapping("/operations/timescales")
class TimescalesController {

  private final ClockCounts counts;
  private final Recompute recompute;
  private final WhatIf whatIf;
  private final TimescalesYaml yaml;
  private final Directory directory;
  private final OwnCouncil council;
  private final ObjectMapper json;

  TimescalesController(
      ClockCounts counts,
      Recompute recompute,
      WhatIf whatIf,
      TimescalesYaml yaml,
      Directory directory,
      OwnCouncil council,
      ObjectMapper json) {
    this.counts = counts;
    this.recompute = recompute;
    this.whatIf = whatIf;
    this.yaml = yaml;
    this.directory = directory;
    this.council = council;
    this.json = json;
  }

  /** Clocks by council, rule and state. */
  @GetMapping
  List<ClockCounts.Count> counts() {
    return counts.all().stream().filter(count -> council.has(count.council())).toList();
  }

  /** Works out the clocks of all the council's families anew, in the background. */
  @PostMapping("/{council}/recompute")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void recompute(@PathVariable String council) {
    recompute.all(known(council));
  }

  /**
   * Which running clocks would be others, a line of JSON each, if the rules of the body stood in
   * place of the council's rules of the same ids. Nothing is written.
   */
  @PostMapping("/{council}/what-if")
  ResponseEntity<StreamingResponseBody> whatIf(
      @PathVariable String council, @RequestBody String timescales) {
    var rules = rules(known(council), timescales);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_NDJSON)
        .body(out -> whatIf.each(council, rules, changed -> write(changed, out)));
  }

  private List<Timescale> rules(String council, String timescales) {
    var rules = yaml.read(timescales);
    var known = directory.council(council).orElseThrow().timescales().keySet();
    rules.stream()
        .map(Timescale::id)
        .filter(rule -> !known.contains(rule))
        .findFirst()
        .ifPresent(
            rule -> {
              throw new UnknownRule(rule, timescales, known);
            });
    return rules;
  }

  private void write(WhatIf.Changed changed, OutputStream out) {
    try {
      out.write(json.writeValueAsBytes(changed));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String known(String council) {
    return directory
        .council(council)
        .orElseThrow(
            () ->
                Unanswerable.unknown(
                    "council",
                    "No council has this id.",
                    "Send the one in its file, such as peterborough."))
        .id();
  }
}
