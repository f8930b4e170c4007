package onestory.authority;

import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The key of a resource within a family, as references name it: Type/id. */
public final class Key {

  private Key() {}

  /** The key of this resource. */
  public static String of(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  /** The key that this reference names, when it names a resource and not only an identifier. */
  public static Optional<String> of(Reference reference) {
    return Optional.ofNullable(reference.getReference());
  }

  static boolean isA(String key, String type) {
    return key.startsWith(type) && key.startsWith("/", type.length());
  }
}
