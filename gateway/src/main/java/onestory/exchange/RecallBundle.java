package onestory.exchange;

import java.util.stream.Stream;
import onestory.authority.Canonical;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * A recall as a FHIR transaction: DELETEs by id; or a Task to restrict; or a Communication that
 * asks a person to remove. Each names ids and says nothing of anybody.
 */
final class RecallBundle {

  /** What a recall's Task or Communication asks for: code of task-code. */
  static final String RESTRICT = "restrict-use";

  static final String REMOVE = "remove";

  private static final String RECALL_ID = "https://onestory.example/fhir/Id/recall";

  private RecallBundle() {}

  static Bundle of(String deliveryId, Recall recall) {
    var bundle = new Bundle();
    bundle.setType(Bundle.BundleType.TRANSACTION);
    bundle.getIdentifier().setSystem(Canonical.DELIVERY_ID).setValue(deliveryId);
    switch (recall.way()) {
      case DELETE ->
          recall
              .keys()
              .forEach(
                  key -> bundle.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl(key));
      case RESTRICT -> put(bundle, task(recall));
      case NOTIFY -> put(bundle, communication(recall));
    }
    return bundle;
  }

  private static void put(Bundle bundle, Resource resource) {
    bundle
        .addEntry()
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
  }

  private static Task task(Recall recall) {
    var task = new Task();
    task.setId(recall.id().toString());
    task.addIdentifier(identifier(recall));
    task.setStatus(Task.TaskStatus.REQUESTED);
    task.setIntent(Task.TaskIntent.ORDER);
    task.setCode(asks(RESTRICT));
    references(recall).forEach(named -> task.addInput().setType(asks(RESTRICT)).setValue(named));
    return task;
  }

  private static Communication communication(Recall recall) {
    var communication = new Communication();
    communication.setId(recall.id().toString());
    communication.addIdentifier(identifier(recall));
    communication.setStatus(Communication.CommunicationStatus.COMPLETED);
    communication.setPriority(Communication.CommunicationPriority.URGENT);
    communication.setTopic(asks(REMOVE));
    references(recall).forEach(communication::addAbout);
    return communication;
  }

  private static Identifier identifier(Recall recall) {
    return new Identifier().setSystem(RECALL_ID).setValue(recall.id().toString());
  }

  private static CodeableConcept asks(String code) {
    return new CodeableConcept().addCoding(new Coding(Canonical.RECALL, code, null));
  }

  private static Stream<Reference> references(Recall recall) {
    return recall.keys().stream().map(Reference::new);
  }
}
