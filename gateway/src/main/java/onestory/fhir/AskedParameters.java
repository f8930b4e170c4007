package onestory.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import onestory.front.Characters;
import onestory.front.FhirFormat;

/**
 * Every parameter is one that is offered here, given once, and of a length that names something
 * (TRUST 7.56). What a caller wrote is not said again.
 */
final class AskedParameters {

  private static final int LONGEST = 1_024;
  private static final Set<String> RANGES = Set.of("due", "date", "_lastUpdated");
  private static final Map<String, String> BY_IDENTIFIER =
      Map.of(
          "owner:identifier", "owner", "agent:identifier", "agent", "entity:identifier", "entity");
  private static final Set<String> WITH_FORM = Set.of("_format", "_pretty");

  private AskedParameters() {}

  static void check(RequestDetails request, Set<String> allowed, String query) {
    if (isForm(request) && query != null && !onlyFormat(query)) {
      throw new InvalidRequestException(
          "Give the criteria in the form or in the address, not in both.");
    }
    for (String format : request.getParameters().getOrDefault("_format", new String[0])) {
      if (!FhirFormat.isFormat(format)) {
        request.removeParameter("_format"); // or the refusal would be in it
        throw new InvalidRequestException("_format: json or xml.");
      }
    }
    request.getParameters().forEach((name, values) -> check(name, values, allowed));
  }

  /** Whether its criteria come as a form. */
  static boolean isForm(RequestDetails request) {
    return "_search".equals(request.getOperation());
  }

  private static void check(String name, String[] values, Set<String> allowed) {
    String known = BY_IDENTIFIER.getOrDefault(name, name);
    if (!allowed.contains(known)) {
      throw new InvalidRequestException(
          "A parameter is not one that can be asked here; these can: "
              + String.join(", ", new TreeSet<>(allowed))
              + ".");
    }
    if (values.length > (RANGES.contains(name) ? 2 : 1)) {
      throw new InvalidRequestException(name + ": give it once.");
    }
    for (String value : values) {
      if (value.length() > LONGEST
          || value.chars().anyMatch(c -> c < ' ')
          || !Characters.areKeepable(value)) {
        throw new InvalidRequestException(
            name
                + ": no value is longer than "
                + LONGEST
                + " characters, or has control characters.");
      }
    }
  }

  private static boolean onlyFormat(String query) {
    for (String parameter : query.split("&")) {
      if (!WITH_FORM.contains(parameter.replaceFirst("=.*", ""))) {
        return false;
      }
    }
    return true;
  }
}
