package onestory.fhir;

import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Read, version read and history of one type. */
final class ReadProvider<T extends Resource> implements IResourceProvider {

  private final Class<T> type;
  private final HeldResources held;

  ReadProvider(Class<T> type, HeldResources held) {
    this.type = type;
    this.held = held;
  }

  @Override
  public Class<T> getResourceType() {
    return type;
  }

  /** https://hl7.org/fhir/R4/http.html#read and #vread. */
  @Read(version = true)
  public T read(@IdParam IdType id) {
    return type.cast(held.read(TypeName.of(type), id));
  }

  /** https://hl7.org/fhir/R4/http.html#history of one resource; newest first. */
  @History
  public List<T> history(@IdParam IIdType id) {
    return held.history(TypeName.of(type), id).stream().map(type::cast).toList();
  }
}
