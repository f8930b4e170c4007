package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The identifier that an organisation is known by everywhere: ODS code, school URN, LA code. */
public record OrganisationIdentifier(
    @JsonProperty(required = true) String system, @JsonProperty(required = true) String value) {

  /** As a FHIR search token, {@code system|value}. */
  public String token() {
    return system + "|" + value;
  }
}
