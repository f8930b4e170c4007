package onestory.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Whether a resource in JSON has FHIR's elements and no others, each alone or in a list as its
 * definition says (https://hl7.org/fhir/R4/json.html). HAPI's strict parser takes a list of one for
 * one.
 */
record Shape(FhirContext fhir) {

  /** The path of the first element that is none; nothing when there is none such. */
  Optional<String> fault(JsonNode resource) {
    String type = resource.path("resourceType").asText();
    RuntimeResourceDefinition definition = fhir.getResourceDefinition(type);
    return within(resource, definition, type);
  }

  private Optional<String> within(
      JsonNode object, BaseRuntimeElementCompositeDefinition<?> definition, String path) {
    return object.properties().stream()
        .filter(field -> !field.getKey().equals("resourceType"))
        .flatMap(field -> element(field.getKey(), field.getValue(), definition, path).stream())
        .findFirst();
  }

  private Optional<String> element(
      String key,
      JsonNode value,
      BaseRuntimeElementCompositeDefinition<?> definition,
      String path) {
    // what begins with _ holds a primitive's extensions
    String name = key.startsWith("_") ? key.substring(1) : key;
    String at = path + "." + (key.matches("[A-Za-z0-9_]{1,64}") ? key : "?");
    BaseRuntimeChildDefinition child = definition.getChildByName(name);
    if (name.equals("modifierExtension")) {
      return Optional.of(at); // it may change what the rest means
    }
    if (child == null) {
      return name.equals("id") && value.isTextual() ? Optional.empty() : Optional.of(at);
    }
    boolean list = child.getMax() != 1;
    if (value.isArray() != list || value.isNull()) {
      return Optional.of(at);
    }
    BaseRuntimeElementDefinition<?> of =
        name.equals("extension")
            ? fhir.getElementDefinition("Extension")
            : child.getChildByName(name);
    if (!list) {
      return one(value, of, key, at);
    }
    for (int i = 0; i < value.size(); i++) {
      Optional<String> fault = one(value.get(i), of, key, at + "[" + i + "]");
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<String> one(
      JsonNode value, BaseRuntimeElementDefinition<?> definition, String key, String at) {
    if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
        && !(definition instanceof RuntimeResourceDefinition)) {
      return value.isObject() ? within(value, composite, at) : Optional.of(at);
    }
    boolean extensions = key.startsWith("_");
    boolean contained = key.equals("contained") || key.equals("resource");
    // a list of primitives has null where only the other list says something
    return contained || value.isNull() || value.isObject() == extensions
        ? Optional.empty()
        : Optional.of(at);
  }
}
