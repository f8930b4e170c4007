package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * One council, as its file in {@code councils/} describes it.
 *
 * @param version which version of the council's rules this is; every decision records it
 * @param caseSystem the source whose messages make this council's family records
 * @param sensitiveNeeds need codes, or beginnings of them, withheld unless a permission names them
 * @param needs what each kind of organisation needs to hold
 */
public record Council(
    @JsonProperty(value = "council", required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) OrganisationIdentifier organisation,
    @JsonProperty(required = true) String caseSystem,
    @JsonProperty(required = true) List<String> sensitiveNeeds,
    @JsonProperty(required = true) Map<String, KindNeeds> needs) {}
