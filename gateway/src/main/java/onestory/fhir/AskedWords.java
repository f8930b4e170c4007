package onestory.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  static String of(RequestDetails request) {
    var path =
        Arrays.stream(new String[] {request.getResourceName(), request.getOperation()})
            .filter(part -> part != null)
            .collect(Collectors.joining("/"));
    Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
    return parameters.entrySet().stream()
        .map(each -> name(each.getKey()) + "=" + value(each.getKey(), each.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
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
