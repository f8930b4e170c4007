package onestory.fhir;

import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Whom an answer tells about. */
final class AnsweredPatients {

  private static final String PATIENT = "Patient/";
  private static final Set<String> ABOUT = Set.of("subject", "patient", "for");

  private AnsweredPatients() {}

  /** Ids of Patients that are in the answer, or that something in it is about. */
  static Set<String> of(Resource answer) {
    var ids = new TreeSet<String>();
    gather(answer, ids);
    return ids;
  }

  private static void gather(Resource resource, Set<String> ids) {
    if (resource instanceof Bundle bundle) {
      bundle.getEntry().stream()
          .filter(entry -> entry.hasResource())
          .forEach(entry -> gather(entry.getResource(), ids));
      return;
    }
    if (resource.fhirType().equals("Patient")) {
      ids.add(resource.getIdElement().getIdPart());
    }
    for (var element : ABOUT) {
      var property = resource.getNamedProperty(element);
      if (property != null) {
        property.getValues().stream()
            .filter(Reference.class::isInstance)
            .map(value -> ((Reference) value).getReference())
            .filter(key -> key != null && key.startsWith(PATIENT))
            .forEach(key -> ids.add(key.substring(PATIENT.length())));
      }
    }
  }
}
