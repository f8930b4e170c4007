package onestory.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import onestory.story.Purpose;
import onestory.story.Stories;
import onestory.story.StoryDocument;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code $story} of a child and of a family: what the asker may hold of it, as a document that a
 * family could read. Needs the scope to read both the subject and Compositions.
 */
@Component
final class StoryProvider {

  private final Stories stories;
  private final ContactChildren contacts;
  private final HeldFamilies families;
  private final AskingOrganisation asker;
  private final String base;

  StoryProvider(
      Stories stories,
      ContactChildren contacts,
      HeldFamilies families,
      AskingOrganisation asker,
      @Value("${onestory.base-url}") String baseUrl) {
    this.stories = stories;
    this.contacts = contacts;
    this.families = families;
    this.asker = asker;
    this.base = baseUrl + "/fhir";
  }

  /** GET or POST Patient/[id]/$story. */
  @Operation(name = "$story", typeName = "Patient", idempotent = true)
  public Bundle child(
      @IdParam IdType id, @OperationParam(name = "purpose", min = 0, max = 1) CodeType purpose) {
    return story("Patient", id, purpose);
  }

  /** GET or POST Group/[id]/$story. */
  @Operation(name = "$story", typeName = "Group", idempotent = true)
  public Bundle family(
      @IdParam IdType id, @OperationParam(name = "purpose", min = 0, max = 1) CodeType purpose) {
    return story("Group", id, purpose);
  }

  /** GET or POST Patient/$story: of the child about whom there is this contact with the MASH. */
  @Operation(name = "$story", typeName = "Patient", idempotent = true)
  public Bundle childOfContact(
      @OperationParam(name = "contact", min = 1, max = 1) StringType contact,
      @OperationParam(name = "purpose", min = 0, max = 1) CodeType purpose) {
    asker.organisation('r', "Task");
    if (contact == null || !contact.hasValue()) {
      throw new InvalidRequestException("contact: the number of the contact is missing.");
    }
    return contacts
        .child(contact.getValue(), asker.organisation('r', "Patient"))
        .map(child -> story("Patient", child, purpose))
        .orElseThrow(() -> new ResourceNotFoundException("No such contact is known to you."));
  }

  private Bundle story(String type, IdType id, CodeType purpose) {
    asker.organisation('r', "Composition");
    var organisation = asker.organisation('r', type);
    var why =
        Purpose.of(purpose == null ? null : purpose.getValue())
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "purpose: not one that a story is made for; use one of "
                            + String.join(", ", Purpose.codes())
                            + "."));
    if (!families.hold(organisation, type, id.getIdPart())) {
      throw new ResourceNotFoundException(id);
    }
    return stories
        .of(organisation, type, id.getIdPart(), why)
        .map(story -> new StoryDocument(story, base).bundle())
        .orElseThrow(() -> new ResourceNotFoundException(id));
  }
}
