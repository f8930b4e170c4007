package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import onestory.councils.Organisation;
import onestory.exchange.Contribution;
import onestory.exchange.Contribution.Accepted;
import onestory.exchange.Contribution.Refused;
import onestory.exchange.FamilyViews;
import onestory.exchange.HoldingStore;
import onestory.inbox.Inbox;
import onestory.inbox.Message;
import onestory.problem.ProblemFound;
import onestory.record.FamilyReader;
import onestory.record.FamilyRecord;
import onestory.record.Key;
import onestory.record.Origin;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what an organisation contributes. The raw message, the check of what is stored, and the
 * effect are one transaction, with the family locked from before the check: two writers with one
 * ETag can't both win.
 */
@Component
class ContributionRecorder {

  /** What is there now, and whether it was not there before. */
  record Created(Resource resource, boolean isNew) {}

  private final FamilyRecord record;
  private final FamilyReader reader;
  private final FamilyViews views;
  private final HeldFamilies families;
  private final HoldingStore holdings;
  private final IdentifierLock identifiers;
  private final Inbox inbox;
  private final WriteAudit audit;
  private final FhirContext fhir;
  private final Clock clock;

  ContributionRecorder(
      FamilyRecord record,
      FamilyReader reader,
      FamilyViews views,
      HeldFamilies families,
      HoldingStore holdings,
      IdentifierLock identifiers,
      Inbox inbox,
      WriteAudit audit,
      FhirContext fhir,
      Clock clock) {
    this.record = record;
    this.reader = reader;
    this.views = views;
    this.families = families;
    this.holdings = holdings;
    this.identifiers = identifiers;
    this.inbox = inbox;
    this.audit = audit;
    this.fhir = fhir;
    this.clock = clock;
  }

  /** A new version of what the organisation is responsible for, as that organisation sees it. */
  @Transactional
  public Resource update(
      Organisation organisation, IdType id, String ifMatch, Resource incoming, byte[] raw) {
    var key = key(incoming.fhirType(), id);
    var family = lockedFamily(organisation, key, id);
    var view = views.of(organisation, family).view();
    view.find(key.reference()).orElseThrow(() -> notFound(id));
    if (!view.yours().contains(key.reference())) {
      throw new ForbiddenOperationException(
          "Only the organisation that is responsible for it may change this " + key.type() + ".");
    }
    var stored = reader.versions(key, family).get(0);
    IfMatch.require(ifMatch, stored.getMeta().getVersionId());
    var accepted = accepted(Contribution.update(stored, view, incoming));
    var written = write(organisation, family, key, accepted, raw).orElseThrow(() -> notFound(id));
    audit.updated(view, written);
    return written;
  }

  /** A new observation about a child; the same identifier again is the same observation. */
  @Transactional
  public Created create(Organisation organisation, Observation incoming, byte[] raw) {
    var told = new ToldObservation(incoming);
    var key = told.key();
    var patient = told.child();
    var patientKey = key("Patient", patient);
    identifiers.hold(key);
    var family = lockedFamily(organisation, patientKey, patient);
    var view = views.of(organisation, family).view();
    view.find(patientKey.reference()).orElseThrow(() -> notFound(patient));
    boolean isNew = requireOwn(key, organisation.partner().id());
    var accepted = accepted(Contribution.observe(view, incoming));
    if (!isNew) {
      Repeated.check(reader.versions(key, family), (Observation) accepted);
    }
    var written =
        write(organisation, family, key, accepted, raw)
            .orElseGet(() -> asTold(accepted, family, key));
    audit.created(view, patientKey.reference(), written);
    return new Created(written, isNew);
  }

  private Optional<Resource> write(
      Organisation organisation, UUID family, Key key, Resource resource, byte[] raw) {
    var now = clock.instant();
    // it is told now, whenever what it was made from was recorded
    resource.getMeta().setLastUpdated(Date.from(now));
    var source = organisation.partner().id();
    // what was told again changed nothing, and was kept all the same
    int version = 1 + inbox.lastVersion(source, key.reference());
    var receipt =
        inbox.keepProcessed(
            new Message(
                source,
                "fhir-" + key.type(),
                key.reference(),
                version,
                family.toString(),
                now,
                raw));
    try {
      inbox.warn(
          receipt.id(),
          record.record(
              OneUpdate.of(resource, fhir),
              new Origin(source, organisation.council().id(), family, receipt.id(), now)));
    } catch (ProblemFound found) {
      throw new UnprocessableEntityException(
          "%s at %s: %s"
              .formatted(found.problem().rule(), found.problem().at(), found.problem().remedy()));
    }
    var written = views.of(organisation, family).view().find(key.reference());
    written.ifPresent(held -> holdings.holdsAsTold(organisation.reference(), family, held));
    return written;
  }

  /** What it told itself it knows; whether it may hold it here is decided like anything else. */
  private Resource asTold(Resource told, UUID family, Key key) {
    var recorded = reader.versions(key, family).get(0);
    var answer = told.copy();
    answer.setId(recorded.getIdElement());
    answer.getMeta().setVersionId(recorded.getMeta().getVersionId());
    answer.getMeta().setLastUpdated(recorded.getMeta().getLastUpdated());
    return answer;
  }

  /**
   * Creating again is only for what the same organisation created: no one takes over another's
   * record. Says whether there is nothing under that key yet.
   */
  private boolean requireOwn(Key key, String source) {
    var owner = reader.sourceOf(key);
    if (owner.isPresent() && !owner.get().equals(source)) {
      throw new UnprocessableEntityException(
          "Observation.identifier: it is taken; use one of your own.");
    }
    return owner.isEmpty();
  }

  /** The family through which the organisation sees it; no other is locked, or looked at. */
  private UUID lockedFamily(Organisation organisation, Key key, IdType asked) {
    var family =
        families
            .viewed(organisation, key)
            .filter(viewed -> viewed.view().find(key.reference()).isPresent())
            .findFirst()
            .orElseThrow(() -> notFound(asked))
            .family();
    record.lock(family);
    return family;
  }

  private static Resource accepted(Contribution contribution) {
    if (contribution instanceof Refused refused) {
      throw new UnprocessableEntityException(
          "%s at %s: %s".formatted(refused.rule(), refused.at(), refused.remedy()));
    }
    return ((Accepted) contribution).resource();
  }

  private static Key key(String type, IdType id) {
    try {
      return new Key(type, UUID.fromString(id.getIdPart()));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw notFound(id);
    }
  }

  private static ResourceNotFoundException notFound(IdType id) {
    return new ResourceNotFoundException(id);
  }
}
