package onestory.record;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import onestory.identity.ResourceId;

/**
 * What a source calls a thing: its type and identifier, written as a FHIR conditional reference or
 * conditional update, {@code Goal?identifier=system|value}
 * (https://hl7.org/fhir/R4/http.html#cond-update).
 */
record BusinessKey(String type, String system, String value) {

  private static final Pattern CONDITIONAL =
      Pattern.compile("([A-Z][A-Za-z]+)\\?identifier=([^|]+)\\|(.+)");

  static Optional<BusinessKey> of(String conditional) {
    var match = CONDITIONAL.matcher(conditional);
    return match.matches()
        ? Optional.of(new BusinessKey(match.group(1), match.group(2), match.group(3)))
        : Optional.empty();
  }

  /**
   * People are found through the identifier cross-walk, everything else has its id from its
   * business key.
   */
  boolean isPerson() {
    return type.equals("Patient") || type.equals("Person");
  }

  UUID resourceId() {
    return UUID.fromString(ResourceId.of(type, system, value));
  }
}
