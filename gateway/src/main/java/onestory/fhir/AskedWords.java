package onestory.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was asked, without what could be words of a family: names of parameters, and the values of
 * those that are codes, dates and ids.
 */
final class AskedWords {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z:.+-]{1,40}");
  private static final Pattern NAME = Pattern.compile("[a-z_][A-Za-z:_-]{1,30}");
  private static final Set<String> TOLD =
      Set.of(
          "status",
          "category",
          "_lastUpdated",
          "due",
          "_sort",
          "_count",
          "action",
          "outcome",
          "date");
  private static final Set<String> REFERENCES = Set.of("patient", "subject", "owner", "entity");

  private AskedWords() {}

  /** Whether it is one of the record's ids, which are no words. */
  static boolean isOurs(String id) {
    return ID.matcher(id).matches();
  }

  /**
   * The resource that was asked for, if its address is all type, id and version of the record's.
   */
  static Optional<String> reference(RequestDetails request) {
    var id = request.getId();
    if (id == null || !id.hasIdPart() || !isOurs(id.getIdPart())) {
      return Optional.empty();
    }
    var version = id.getVersionIdPart();
    return type(request)
        .filter(type -> !type.equals("*"))
        .filter(type -> version == null || version.matches("[0-9]{1,9}"))
        .map(type -> type + "/" + id.getIdPart() + (version == null ? "" : "/_history/" + version));
  }

  static String of(RequestDetails request) {
    var path =
        Stream.of(type(request), operation(request))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("/"));
    Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
    return parameters.entrySet().stream()
        .map(each -> name(each.getKey()) + "=" + value(each.getKey(), each.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  /** What is no type is a word. */
  private static Optional<String> type(RequestDetails request) {
    return Optional.ofNullable(request.getResourceName())
        .map(name -> request.getFhirContext().getResourceTypes().contains(name) ? name : "*");
  }

  /** One that there is; of others HAPI knows no kind of operation. */
  private static Optional<String> operation(RequestDetails request) {
    return Optional.ofNullable(request.getOperation())
        .map(name -> request.getRestOperationType() == null ? "*" : name);
  }

  private static String name(String name) {
    return NAME.matcher(name).matches() ? name : "*";
  }

  private static String value(String name, String[] values) {
    return Arrays.stream(values).map(value -> value(name, value)).collect(Collectors.joining(","));
  }

  private static String value(String name, String value) {
    if (REFERENCES.contains(name)) {
      return isOurs(value.substring(value.lastIndexOf('/') + 1)) ? value : "*";
    }
    return TOLD.contains(name) && PLAIN.matcher(value).matches() ? value : "*";
  }
}
