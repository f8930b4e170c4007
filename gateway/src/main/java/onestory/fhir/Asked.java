package onestory.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a search is to be answered: in what order, how many at a time, and from where on.
 *
 * @param path what is asked, such as Task or Task/$triage
 * @param parameters what else the request says, sorted
 * @param count how many at most
 * @param cursor where the page before ended, sealed
 */
record Asked(
    String path,
    Map<String, String[]> parameters,
    Sorting sorting,
    int count,
    Optional<String> cursor) {

  static final String CURSOR = "_cursor";

  private static final int MOST = 200;
  private static final int USUAL = 50;
  private static final Set<String> NOT_THE_QUESTION =
      Set.of(CURSOR, "_count", "_format", "_pretty");

  static Asked of(RequestDetails request, String path, String type) {
    var parameters = new TreeMap<>(request.getParameters());
    return new Asked(
        path,
        parameters,
        Sorting.of(one(parameters, "_sort").orElse(null), type),
        one(parameters, "_count").map(Asked::count).orElse(USUAL),
        one(parameters, CURSOR));
  }

  /** The same question, sorted by this. */
  Asked sortedBy(Sorting other) {
    return new Asked(path, parameters, other, count, cursor);
  }

  /** The same question, with that many at a time. */
  Asked counting(String text) {
    return new Asked(path, parameters, sorting, count(text), cursor);
  }

  /** What is asked, whoever asks and however many at a time: what a cursor belongs to. */
  String question() {
    return parameters.entrySet().stream()
        .filter(parameter -> !NOT_THE_QUESTION.contains(parameter.getKey()))
        .map(parameter -> parameter.getKey() + "=" + String.join("&", parameter.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  /** The address of the page that begins at this cursor. */
  String next(String base, String nextCursor) {
    var same =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals(CURSOR))
            .flatMap(
                parameter ->
                    Arrays.stream(parameter.getValue())
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value) + "&"))
            .collect(Collectors.joining());
    return base + "/" + path + "?" + same + CURSOR + "=" + nextCursor;
  }

  private static Optional<String> one(Map<String, String[]> parameters, String name) {
    var values = parameters.getOrDefault(name, new String[0]);
    if (values.length > 1) {
      throw new InvalidRequestException(name + ": give it once.");
    }
    return Arrays.stream(values).findFirst();
  }

  private static int count(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new InvalidRequestException(
          "_count: how many at a time; a number from 1 to " + MOST + ".");
    }
    return Math.min(Integer.parseInt(text), MOST);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
