package onestory.story;

import java.util.Collection;
import java.util.Date;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;

/** Where a story comes from: OneStory put it together for the council, from these versions. */
final class StoryOrigin {

  private static final String PARTICIPANTS =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

  private final Story story;
  private final Organization council;

  StoryOrigin(Story story, Organization council) {
    this.story = story;
    this.council = council;
  }

  Device device(String id) {
    var device = new Device();
    device.setId(id);
    device.addDeviceName().setName("OneStory").setType(Device.DeviceNameType.USERFRIENDLYNAME);
    return device;
  }

  Provenance provenance(
      String id, Composition composition, Device device, Collection<String> sources) {
    var provenance = new Provenance();
    provenance.setId(id);
    provenance.addExtension(
        StoryComposition.GUIDE + "StructureDefinition/sharing-authority",
        new CodeType(StoryComposition.basis(story)));
    provenance.addTarget(StoryComposition.to(Key.of(composition)));
    provenance.setRecorded(Date.from(story.at()));
    story.view().decisions().values().stream()
        .map(decision -> StoryComposition.GUIDE + "policy/" + decision.policyVersion())
        .distinct()
        .forEach(provenance::addPolicy);
    provenance.addReason().addCoding().setSystem(Purpose.SYSTEM).setCode(story.purpose().name());
    var agent = provenance.addAgent();
    agent.getType().addCoding().setSystem(PARTICIPANTS).setCode("assembler");
    agent.setWho(StoryComposition.to(Key.of(device)));
    agent.setOnBehalfOf(StoryComposition.to(Key.of(council)));
    sources.stream()
        .sorted()
        .map(story.resources()::get)
        .filter(source -> source.getMeta().hasVersionId())
        .forEach(
            source ->
                provenance
                    .addEntity()
                    .setRole(Provenance.ProvenanceEntityRole.SOURCE)
                    .setWhat(
                        StoryComposition.to(Key.of(source))
                            .setReference(
                                Key.of(source) + "/_history/" + source.getMeta().getVersionId())));
    return provenance;
  }
}
