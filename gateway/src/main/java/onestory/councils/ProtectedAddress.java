package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What would show where a family with a protected address lives.
 *
 * @param organisationIdentifiers identifier systems of organisations near the home, such as schools
 * @param plainWords words in the names of such organisations that say nothing of the place
 */
public record ProtectedAddress(
    @JsonProperty(required = true) List<String> organisationIdentifiers,
    @JsonProperty(required = true) List<String> plainWords) {}
