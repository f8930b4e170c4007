package onestory.mappings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.context.ContextUtilities;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Property;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Makes elements of a type. Holds HAPI's caches, which one thread at a time may use. */
final class ElementFactory {

  private final IWorkerContext types;
  private final ProfileUtilities utilities;
  private final ContextUtilities names;
  private final Map<String, Property> roots = new HashMap<>();

  ElementFactory(IWorkerContext types) {
    this.types = types;
    this.utilities = new ProfileUtilities(types, List.of(), null);
    this.names = new ContextUtilities(types);
  }

  IWorkerContext types() {
    return types;
  }

  ProfileUtilities utilities() {
    return utilities;
  }

  /** An empty element of a FHIR type by name, or of a logical model by canonical URL. */
  Element create(String type) {
    Property root = roots.computeIfAbsent(type, this::root);
    return new Element(root.getName(), root);
  }

  private Property root(String type) {
    StructureDefinition definition = types.fetchTypeDefinition(type);
    if (definition == null) {
      throw new IllegalArgumentException("no map names the type " + type + " in its uses");
    }
    return new Property(
        types, definition.getSnapshot().getElementFirstRep(), definition, utilities, names);
  }
}
