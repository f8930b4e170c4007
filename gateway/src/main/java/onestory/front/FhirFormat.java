package onestory.front;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * In which formats FHIR is answered: {@code _format} before Accept
 * (https://hl7.org/fhir/R4/http.html#parameters; TRUST 7.35).
 */
public final class FhirFormat {

  private static final String PARAMETER = "_format=";
  private static final Set<String> FORMATS =
      Set.of(
          "json",
          "xml",
          "application/json",
          "application/xml",
          "application/fhir+json",
          "application/fhir+xml",
          "text/json",
          "text/xml");
  private static final Set<String> ANY = Set.of("*/*", "application/*", "text/*");

  private FhirFormat() {}

  /**
   * Whether there is a format that the caller understands.
   *
   * @param query as it stands in the address; null when there is none
   * @param accept every Accept header
   */
  public static boolean isAnswered(String query, List<String> accept) {
    Optional<String> format =
        Arrays.stream((query == null ? "" : query).split("&"))
            .filter(parameter -> parameter.startsWith(PARAMETER))
            .map(parameter -> parameter.substring(PARAMETER.length()))
            .findFirst();
    return format
        .map(FhirFormat::isDecodedFormat)
        .orElseGet(
            () ->
                accept.isEmpty()
                    || accept.stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .anyMatch(FhirFormat::isOurs));
  }

  /** Whether a value of {@code _format} is one that is answered. */
  public static boolean isFormat(String value) {
    return FORMATS.contains(plain(value));
  }

  private static boolean isDecodedFormat(String encoded) {
    try {
      return isFormat(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return false;
    }
  }

  private static boolean isOurs(String range) {
    return ANY.contains(plain(range)) || FORMATS.contains(plain(range));
  }

  /** Without its parameters; a plus sign of an address is a space by now. */
  private static String plain(String type) {
    return type.replaceFirst(";.*", "").strip().replace(' ', '+').toLowerCase(Locale.ROOT);
  }
}
