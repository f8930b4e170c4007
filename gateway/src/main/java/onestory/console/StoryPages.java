package onestory.console;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import onestory.councils.Organisation;
import onestory.fhir.AskingOrganisation;
import onestory.fhir.HeldFamilies;
import onestory.record.FamilyId;
import onestory.story.FamilyPlans;
import onestory.story.Page;
import onestory.story.PageWriter;
import onestory.story.PdfWriter;
import onestory.story.Purpose;
import onestory.story.Stories;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * A story, or a family's own copy of its plan (DOMAIN.md SYS-03), as a page or a PDF. Same tokens,
 * scopes and answers as at the FHIR endpoint. A family that the asker may not see is looked for
 * where one that does not exist is, within the asker's reach alone: neither the answer nor the work
 * that it takes tells them apart (TRUST 7.58).
 */
@RestController
@RequestMapping("/stories")
class StoryPages {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Stories stories;
  private final FamilyPlans plans;
  private final PageWriter pages;
  private final PdfWriter pdfs;
  private final HeldFamilies families;
  private final AskingOrganisation asker;
  private final PageAudit audit;

  StoryPages(
      Stories stories,
      FamilyPlans plans,
      PageWriter pages,
      PdfWriter pdfs,
      HeldFamilies families,
      AskingOrganisation asker,
      PageAudit audit) {
    this.stories = stories;
    this.plans = plans;
    this.pages = pages;
    this.pdfs = pdfs;
    this.families = families;
    this.asker = asker;
    this.audit = audit;
  }

  /** A story to read. */
  @GetMapping(value = "/{type:Patient|Group}/{id}", produces = HTML)
  ResponseEntity<String> page(
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam(required = false) String purpose) {
    return html(story(type, id, purpose));
  }

  /** A story to print. */
  @GetMapping(
      value = {"/{type:Patient|Group}/{id}", "/{type:Patient|Group}/{id}.pdf"},
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> pdf(
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam(required = false) String purpose) {
    return pdf(story(type, id, purpose));
  }

  /** The family's plan to read. */
  @GetMapping(value = "/plan/{reference}", produces = HTML)
  ResponseEntity<String> plan(@PathVariable String reference) {
    return html(planOf(reference));
  }

  /** The family's plan to print and give. */
  @GetMapping(
      value = {"/plan/{reference}", "/plan/{reference}.pdf"},
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> planPdf(@PathVariable String reference) {
    return pdf(planOf(reference));
  }

  private Page story(String type, String id, String purpose) {
    var organisation = organisation(type);
    var why =
        Purpose.of(purpose).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (!families.hold(organisation, type, id)) {
      throw audit.nothing(type);
    }
    var story = stories.of(organisation, type, id, why).orElseThrow(() -> audit.nothing(type));
    audit.shown(story.subject());
    return story.page();
  }

  private Page planOf(String reference) {
    var organisation = organisation("CarePlan");
    var family = FamilyId.of(reference).toString();
    if (!families.hold(organisation, "Group", family)) {
      throw audit.nothing("CarePlan");
    }
    var plan = plans.of(organisation, reference).orElseThrow(() -> audit.nothing("CarePlan"));
    audit.shown("Group/" + family);
    return plan;
  }

  private Organisation organisation(String type) {
    try {
      asker.organisation('r', "Composition");
      return asker.organisation('r', type);
    } catch (ForbiddenOperationException e) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private ResponseEntity<String> html(Page page) {
    return answer(MediaType.parseMediaType(HTML)).body(pages.html(page));
  }

  private ResponseEntity<byte[]> pdf(Page page) {
    return answer(MediaType.APPLICATION_PDF).body(pdfs.pdf(page));
  }

  private ResponseEntity.BodyBuilder answer(MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", pages.policy())
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff");
  }
}
