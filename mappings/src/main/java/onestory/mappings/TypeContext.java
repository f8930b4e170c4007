package onestory.mappings;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;

/**
 * What HAPI's engine asks of its surroundings, answered from a fixed set of types and nothing else.
 * HAPI's own context takes a second to start, takes a lock for every look-up, and can talk to
 * terminology servers; a transform needs none of it. A proxy, since of the interface's hundred
 * methods a transform calls ten; any other fails loudly.
 */
final class TypeContext implements InvocationHandler {

  private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

  private final Map<String, StructureDefinition> byUrl = new HashMap<>();

  private TypeContext(Collection<StructureDefinition> types) {
    types.forEach(type -> byUrl.put(type.getUrl(), type));
  }

  static IWorkerContext of(Collection<StructureDefinition> types) {
    return (IWorkerContext)
        Proxy.newProxyInstance(
            TypeContext.class.getClassLoader(),
            new Class<?>[] {IWorkerContext.class},
            new TypeContext(types));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "fetchResource", "fetchResourceRaw" ->
          arguments[0] == StructureDefinition.class ? type((String) arguments[1]) : null;
      case "fetchTypeDefinition" -> type((String) arguments[0]);
      case "isPrimitiveType" ->
          isKind((String) arguments[0], StructureDefinitionKind.PRIMITIVETYPE);
      case "isDataType" -> isKind((String) arguments[0], StructureDefinitionKind.COMPLEXTYPE);
      case "fetchResourcesByType" ->
          arguments[0] == StructureDefinition.class ? List.copyOf(byUrl.values()) : List.of();
      case "getResourceNames" -> resourceNames().stream().sorted().toList();
      case "getResourceNamesAsSet" -> resourceNames();
      case "getVersion" -> "4.0.1";
      case "getLocale" -> Locale.UK;
      case "formatMessage" -> arguments[0];
      case "getExpansionParameters" -> null;
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      case "toString" -> "types for maps";
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private StructureDefinition type(String name) {
    if (name == null) {
      return null;
    }
    String tail = name.startsWith("http://hl7.org/fhirpath/System.") ? fhirPathType(name) : name;
    return byUrl.get(tail.contains("/") ? tail : CORE + tail);
  }

  private static String fhirPathType(String name) {
    String tail = name.substring(name.lastIndexOf('.') + 1);
    return Character.toLowerCase(tail.charAt(0)) + tail.substring(1);
  }

  private boolean isKind(String name, StructureDefinitionKind kind) {
    StructureDefinition type = type(name);
    return type != null && type.getKind() == kind;
  }

  private Set<String> resourceNames() {
    Set<String> names = new java.util.HashSet<>();
    byUrl.values().stream()
        .filter(type -> type.getKind() == StructureDefinitionKind.RESOURCE)
        .forEach(type -> names.add(type.getType()));
    return names;
  }
}
