package onestory.fhir;

import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Resource;

/** Searches of one type, whichever; what they search by is theirs to offer. */
abstract class TypeSearch<T extends Resource> implements IResourceProvider {

  private final Class<T> type;
  final SearchAnswers answers;

  TypeSearch(Class<T> type, SearchAnswers answers) {
    this.type = type;
    this.answers = answers;
  }

  @Override
  public final Class<T> getResourceType() {
    return type;
  }

  final Criteria.Builder criteria() {
    return Criteria.of(TypeName.of(type));
  }
}
