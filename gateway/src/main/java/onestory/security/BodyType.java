package onestory.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onestory.front.FhirPath;
import org.springframework.http.MediaType;

/**
 * In which formats a body may come (TRUST 7.35). Resources come as JSON only: one reader, one set
 * of limits.
 *
 * @param headers every Content-Type that was sent
 */
record BodyType(List<String> headers) {

  private static final Set<String> FHIR = Set.of("application/fhir+json", "application/json");
  private static final Set<String> FORM = Set.of("application/x-www-form-urlencoded");

  /** SOAP's and the message doors' own readers say what they take. */
  Optional<Refusal> refusal(Door door, String path) {
    return switch (door) {
      case SOAP, INBOX -> Optional.empty();
      case FHIR ->
          FhirPath.of(path).isSearch()
              ? refusedUnless(FORM, "application/x-www-form-urlencoded")
              : refusedUnless(FHIR, "application/fhir+json");
      default ->
          headers.isEmpty() || isPlainUtf8()
              ? Optional.empty()
              : Optional.of(Refusal.type("text of one type"));
    };
  }

  /** Whether it is JSON of any kind. */
  boolean isJson() {
    return type().filter(type -> type.getSubtype().matches("(.+\\+)?json")).isPresent();
  }

  private Optional<Refusal> refusedUnless(Set<String> types, String wanted) {
    boolean taken =
        isPlainUtf8()
            && type()
                .map(type -> type.getType() + "/" + type.getSubtype())
                .filter(types::contains)
                .isPresent();
    return taken ? Optional.empty() : Optional.of(Refusal.type(wanted));
  }

  private boolean isPlainUtf8() {
    return type()
        .filter(type -> type.getCharset() == null || type.getCharset() == StandardCharsets.UTF_8)
        .isPresent();
  }

  /** Nothing when there is not exactly one, or it can't be read. */
  private Optional<MediaType> type() {
    try {
      return headers.size() == 1
          ? Optional.of(MediaType.parseMediaType(headers.get(0)))
          : Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
