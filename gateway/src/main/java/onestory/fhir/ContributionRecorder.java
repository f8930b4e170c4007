package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import onestory.councils.Organisation;
import onestory.exchange.Contribution;
import onestory.exchange.Contribution.Accepted;
import onestory.exchange.Contribution.Refused;
import onestory.exchange.FamilyViews;
import onestory.exchange.HoldingStore;
import onestory.identity.ResourceId;
import onestory.inbox.Inbox;
import onestory.inbox.Message;
import onestory.problem.ProblemFound;
import onestory.record.FamilyReader;
import onestory.record.FamilyRecord;
import onestory.record.Key;
import onestory.record.Origin;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
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

  private static final String OWN_SYSTEMS = "https://onestory.example/fhir/";

  /** What is there now, and whether it was not there before. */
  record Created(Resource resource, boolean isNew) {}

  private final FamilyRecord record;
  private final FamilyReader reader;
  private final FamilyViews views;
  private final HoldingStore holdings;
  private final Inbox inbox;
  private final WriteAudit audit;
  private final FhirContext fhir;
  private final Clock clock;

  ContributionRecorder(
      FamilyRecord record,
      FamilyReader reader,
      FamilyViews views,
      HoldingStore holdings,
      Inbox inbox,
      WriteAudit audit,
      FhirContext fhir,
      Clock clock) {
    this.record = record;
    this.reader = reader;
    this.views = views;
    this.holdings = holdings;
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
    requireVersion(ifMatch, stored.getMeta().getVersionId());
    var accepted = accepted(Contribution.update(stored, view, incoming));
    var written = write(organisation, family, key, accepted, raw);
    audit.updated(view, written);
    return written;
  }

  /** A new observation about a child; the same identifier again is the same observation. */
  @Transactional
  public Created create(Organisation organisation, Observation incoming, byte[] raw) {
    var identifier = ownIdentifier(incoming);
    var patient = child(incoming);
    var patientKey = key("Patient", patient);
    var family = lockedFamily(organisation, patientKey, patient);
    var view = views.of(organisation, family).view();
    view.find(patientKey.reference()).orElseThrow(() -> notFound(patient));
    var key =
        new Key(
            "Observation",
            UUID.fromString(
                ResourceId.of("Observation", identifier.getSystem(), identifier.getValue())));
    boolean isNew = requireOwn(key, organisation.partner().id());
    var accepted = accepted(Contribution.observe(view, incoming));
    var written = write(organisation, family, key, accepted, raw);
    audit.created(view, patientKey.reference(), written);
    return new Created(written, isNew);
  }

  /** What names no child at all is told so; which children there are is told to nobody. */
  private static IdType child(Observation incoming) {
    var subject = new IdType(incoming.getSubject().getReference());
    if (!"Patient".equals(subject.getResourceType()) || !subject.hasIdPart()) {
      throw new UnprocessableEntityException(
          "Observation.subject: it must be a child whose plan or needs you hold.");
    }
    return subject;
  }

  private Resource write(
      Organisation organisation, UUID family, Key key, Resource resource, byte[] raw) {
    var now = clock.instant();
    // it is told now, whenever what it was made from was recorded
    resource.getMeta().setLastUpdated(Date.from(now));
    var source = organisation.partner().id();
    int version =
        1
            + reader.versions(key, family).stream()
                .mapToInt(ContributionRecorder::version)
                .max()
                .orElse(0);
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
              json(bundle(resource)),
              new Origin(source, organisation.council().id(), family, receipt.id(), now)));
    } catch (ProblemFound found) {
      throw new UnprocessableEntityException(
          "%s at %s: %s"
              .formatted(found.problem().rule(), found.problem().at(), found.problem().remedy()));
    }
    var written = views.of(organisation, family).view().find(key.reference()).orElseThrow();
    holdings.holdsAsTold(organisation.reference(), family, written);
    return written;
  }

  private static int version(Resource resource) {
    return Integer.parseInt(resource.getMeta().getVersionId());
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

  /** The family through which the organisation sees it; the only one, but for humans. */
  private UUID lockedFamily(Organisation organisation, Key key, IdType asked) {
    var families = reader.familiesOf(key);
    var family =
        families.stream()
            .filter(
                f ->
                    families.size() == 1
                        || views.of(organisation, f).view().find(key.reference()).isPresent())
            .findFirst()
            .orElseThrow(() -> notFound(asked));
    record.lock(family);
    return family;
  }

  private static Identifier ownIdentifier(Observation observation) {
    var identifier = observation.getIdentifierFirstRep();
    if (!identifier.hasSystem()
        || !identifier.hasValue()
        || identifier.getSystem().startsWith(OWN_SYSTEMS)) {
      throw new UnprocessableEntityException(
          "Observation.identifier: the first must be your own, with system and value, so that a repeat is known as one.");
    }
    return identifier;
  }

  private static void requireVersion(String ifMatch, String version) {
    if (ifMatch == null) {
      throw new PreconditionFailedException(
          "If-Match is needed: send the ETag of the version that you changed.");
    }
    if (!ifMatch.equals("W/\"" + version + "\"")) {
      throw new PreconditionFailedException("It has changed since that version; read it again.");
    }
  }

  private static Resource accepted(Contribution contribution) {
    if (contribution instanceof Refused refused) {
      throw new UnprocessableEntityException(
          "%s at %s: %s".formatted(refused.rule(), refused.at(), refused.remedy()));
    }
    return ((Accepted) contribution).resource();
  }

  private static Bundle bundle(Resource resource) {
    var identifier = (Identifier) resource.getNamedProperty("identifier").getValues().get(0);
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(
            "%s?identifier=%s|%s"
                .formatted(resource.fhirType(), identifier.getSystem(), identifier.getValue()));
    return bundle;
  }

  private byte[] json(Bundle bundle) {
    return fhir.newJsonParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8);
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
