package onestory.fhir;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * What can be asked of each type, gathered from what answers: the parameters of each interaction,
 * under its name ({@code read}, {@code search}, {@code create}, {@code update}, {@code $story}).
 * What is not here is not asked (TRUST 7.56, 7.61).
 */
record Offered(Map<String, Map<String, Set<String>>> types) {

  static final String READ = "read";
  static final String SEARCH = "search";
  static final String CREATE = "create";
  static final String UPDATE = "update";

  private static final Set<String> FORM = Set.of("_format", "_pretty");
  private static final Set<String> PAGES = Set.of("_count", "_cursor");
  private static final Set<String> PAGED = Set.of("$triage");

  static Offered of(Collection<?> providers) {
    Map<String, Map<String, Set<String>>> types = new TreeMap<>();
    for (Object provider : providers) {
      for (Method method : provider.getClass().getDeclaredMethods()) {
        if (method.isAnnotationPresent(Operation.class)) {
          operation(types, provider, method);
        } else if (provider instanceof IResourceProvider resources) {
          interaction(of(types, TypeName.of(type(resources))), method);
        }
      }
    }
    return new Offered(types);
  }

  /** Of one type; nothing when there is no such type here, or none was named. */
  Map<String, Set<String>> of(String type) {
    return type == null ? Map.of() : types.getOrDefault(type, Map.of());
  }

  @SuppressWarnings("unchecked") // R4's resources all are
  private static Class<? extends Resource> type(IResourceProvider provider) {
    return (Class<? extends Resource>) provider.getResourceType();
  }

  private static Map<String, Set<String>> of(
      Map<String, Map<String, Set<String>>> types, String type) {
    return types.computeIfAbsent(type, t -> new TreeMap<>(Map.of(READ, new TreeSet<>(FORM))));
  }

  private static void interaction(Map<String, Set<String>> type, Method method) {
    if (method.isAnnotationPresent(Search.class)) {
      var names =
          annotated(method, OptionalParam.class).map(p -> p.getAnnotation(OptionalParam.class));
      put(type, SEARCH, names.map(OptionalParam::name)).addAll(PAGES);
      type.get(SEARCH).add("_sort");
    } else if (method.isAnnotationPresent(Create.class)) {
      put(type, CREATE, Stream.of());
    } else if (method.isAnnotationPresent(Update.class)) {
      put(type, UPDATE, Stream.of());
    }
  }

  private static void operation(
      Map<String, Map<String, Set<String>>> types, Object provider, Method method) {
    Operation operation = method.getAnnotation(Operation.class);
    String type =
        operation.typeName().isEmpty() && provider instanceof IResourceProvider resources
            ? TypeName.of(type(resources))
            : operation.typeName();
    var names =
        annotated(method, OperationParam.class).map(p -> p.getAnnotation(OperationParam.class));
    Set<String> all = put(of(types, type), operation.name(), names.map(OperationParam::name));
    if (PAGED.contains(operation.name())) {
      all.addAll(PAGES);
    }
  }

  private static Stream<Parameter> annotated(
      Method method, Class<? extends java.lang.annotation.Annotation> by) {
    return Arrays.stream(method.getParameters()).filter(p -> p.isAnnotationPresent(by));
  }

  private static Set<String> put(
      Map<String, Set<String>> type, String interaction, Stream<String> names) {
    Set<String> all = type.computeIfAbsent(interaction, i -> new TreeSet<>(FORM));
    names.forEach(all::add);
    return all;
  }
}
