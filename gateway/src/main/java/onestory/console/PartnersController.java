package onestory.console;

import java.util.List;
import java.util.UUID;
import onestory.councils.Directory;
import onestory.exchange.PartnerPauses;
import onestory.exchange.RecallStore;
import onestory.exchange.StepAgain;
import onestory.problem.Unanswerable;
import onestory.security.CurrentAgent;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What partners are asked to give up and what they answered, who is left alone for a while, and the
 * two things that a person may do about it. Ids and codes only.
 */
@RestController
@RequestMapping("/operations")
class PartnersController {

  private final PartnerPauses pauses;
  private final RecallStore recalls;
  private final StepAgain again;
  private final Directory directory;
  private final KnownOrganisation organisations;
  private final CurrentAgent agent;

  PartnersController(
      PartnerPauses pauses,
      RecallStore recalls,
      StepAgain again,
      Directory directory,
      KnownOrganisation organisations,
      CurrentAgent agent) {
    this.pauses = pauses;
    this.recalls = recalls;
    this.again = again;
    this.directory = directory;
    this.organisations = organisations;
    this.agent = agent;
  }

  /** Recalls that are open (asked, not reached, refused), or answered; newest first. */
  @GetMapping("/recalls")
  List<RecallStore.Row> recalls(@RequestParam(defaultValue = "open") String state) {
    return switch (state) {
      case "open" -> recalls.newest(true);
      case "answered" -> recalls.newest(false);
      default -> throw Unanswerable.unreadable("state", "Send one of answered, open.");
    };
  }

  /** Partners to whom nothing is sent now, and why. */
  @GetMapping("/pauses")
  List<PartnerPauses.Pause> pauses() {
    return pauses.all();
  }

  /** The partner accepts us again, or need not be waited for any longer. */
  @PostMapping("/partners/{partner}/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(@PathVariable String partner) {
    if (directory.partners().stream().noneMatch(known -> known.id().equals(partner))
        || !pauses.resume(partner, agent.get())) {
      throw Unanswerable.unknown(
          "partner",
          "No partner of this id is paused.",
          "GET /operations/pauses shows those that are.");
    }
  }

  /** Brings an organisation, by its code, into step once more with a family. */
  @PostMapping("/step/{organisation}/{family}/again")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void again(@PathVariable String organisation, @PathVariable UUID family) {
    if (!again.again(organisations.of(organisation), family, agent.get())) {
      throw Unanswerable.unknown(
          "family",
          "The organisation has no share of a family of this id.",
          "Take the id from GET /operations/deliveries or from GET /operations/recalls.");
    }
  }
}
