package onestory.front;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What may be asked of which address of a FHIR endpoint, before anybody knows which types there are
 * (https://hl7.org/fhir/R4/http.html#summary): no batches, no patches, no deletions.
 *
 * @param segments below the endpoint's base
 */
public record FhirPath(List<String> segments) {

  private static final Predicate<String> ID =
      Pattern.compile("[A-Za-z0-9.-]{1,64}").asMatchPredicate();
  private static final int DEEPEST = 4;

  /** Of a plain path below {@code /fhir}. */
  public static FhirPath of(String path) {
    return new FhirPath(Arrays.stream(PlainPath.plain(path).split("/")).skip(2).toList());
  }

  /** Whether every id in it could be one (R4, datatype id). */
  public boolean isWellFormed() {
    return segments.size() <= DEEPEST
        && segments.stream().skip(1).filter(segment -> !isKeyword(segment)).allMatch(ID);
  }

  /** The methods that it is asked by. */
  public Set<String> methods() {
    if (isSearch()) {
      return Set.of("POST");
    }
    if (last().startsWith("$")) {
      return Set.of("GET", "POST");
    }
    if (segments.size() == 2 && !isKeyword(last())) {
      return Set.of("GET", "PUT");
    }
    boolean isType = segments.size() == 1 && Character.isUpperCase(last().charAt(0));
    return isType ? Set.of("GET", "POST") : Set.of("GET");
  }

  /** Whether it is a search whose criteria come as a form. */
  public boolean isSearch() {
    return segments.size() == 2 && last().equals("_search");
  }

  private String last() {
    return segments.isEmpty() ? "." : segments.get(segments.size() - 1);
  }

  private static boolean isKeyword(String segment) {
    return segment.startsWith("$") || segment.startsWith("_");
  }
}
