package onestory.story;

import java.util.Date;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** The Composition of a story: its sections with what a family could read. */
final class StoryComposition {

  static final String GUIDE = "https://onestory.example/fhir/";

  private final Story story;
  private final Organization council;

  StoryComposition(Story story, Organization council) {
    this.story = story;
    this.council = council;
  }

  Composition composition(String id) {
    var composition = new Composition();
    composition.setId(id);
    composition.getMeta().addProfile(GUIDE + "StructureDefinition/story");
    composition.addExtension(
        GUIDE + "StructureDefinition/sharing-authority", new CodeType(basis(story)));
    composition.setStatus(Composition.CompositionStatus.FINAL);
    composition.setType(
        new CodeableConcept(new Coding(GUIDE + "CodeSystem/document-type", "story", null))
            .setText("Early help story"));
    composition.setSubject(to(story.subject()));
    composition.setDate(Date.from(story.at()));
    composition.addAuthor(to(Key.of(council)));
    composition.setTitle(story.title());
    composition.setConfidentiality(Composition.DocumentConfidentiality.R);
    composition.setCustodian(to(Key.of(council)));
    story.sections().forEach(section -> composition.addSection(section(section)));
    return composition;
  }

  private static SectionComponent section(Section told) {
    var section = new SectionComponent().setTitle(told.title());
    section
        .getCode()
        .addCoding()
        .setSystem(GUIDE + "CodeSystem/story-section")
        .setCode(told.code());
    section.getText().setStatus(Narrative.NarrativeStatus.GENERATED).setDiv(told.div());
    told.entries().forEach(key -> section.addEntry(to(key)));
    if (!told.told()) {
      section
          .getEmptyReason()
          .addCoding()
          .setSystem("http://terminology.hl7.org/CodeSystem/list-empty-reason")
          .setCode("unavailable");
    }
    return section;
  }

  /** The basis that the view stands on, as a code of sharing-authority. */
  static String basis(Story story) {
    return BasisCode.of(story.view().recipient().basis());
  }

  static Reference to(String key) {
    return new Reference(key).setType(key.substring(0, key.indexOf('/')));
  }
}
