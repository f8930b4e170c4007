package onestory.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Arrays;
import java.util.Set;

/**
 * Whether there is a format that the caller understands: {@code _format} before Accept, as FHIR has
 * it (https://hl7.org/fhir/R4/http.html#parameters); 406 when there is none (TRUST 7.35).
 */
final class Answerable {

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

  /** What HAPI has no exception for. */
  static final class NotAcceptable extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;
    private static final int STATUS = 406;

    private NotAcceptable() {
      super(STATUS, "Answers come as application/fhir+json or application/fhir+xml.");
    }
  }

  private Answerable() {}

  static void check(RequestDetails request, String accept) {
    String[] format = request.getParameters().get("_format");
    boolean understood =
        format != null
            ? FORMATS.contains(plain(format[0]))
            : accept == null || Arrays.stream(accept.split(",")).anyMatch(Answerable::isOurs);
    if (!understood) {
      throw new NotAcceptable();
    }
  }

  private static boolean isOurs(String range) {
    String type = plain(range);
    return ANY.contains(type) || FORMATS.contains(type);
  }

  /** Without its parameters; a plus sign of an address is a space by now. */
  private static String plain(String type) {
    return type.replaceFirst(";.*", "")
        .strip()
        .replace(' ', '+')
        .toLowerCase(java.util.Locale.ROOT);
  }
}
