package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One partner system, as its file in {@code partners/} describes it.
 *
 * @param kind the kind of organisation, one of the council's {@code needs}
 * @param basis on what basis its organisations hold anything
 * @param delivers what its route is given: the differences, or the whole view anew
 */
public record Partner(
    @JsonProperty(value = "partner", required = true) String id,
    @JsonProperty(required = true) String council,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) Basis basis,
    @JsonProperty(required = true) Delivers delivers,
    @JsonProperty(required = true) List<ServedOrganisation> organisations) {

  /** On what basis an organisation holds anything (DESIGN.md 5). */
  public enum Basis {
    @JsonProperty("public-task")
    PUBLIC_TASK,
    @JsonProperty("permission")
    PERMISSION
  }

  /** What the partner's route gets as its body. */
  public enum Delivers {
    @JsonProperty("differences")
    DIFFERENCES,
    @JsonProperty("whole-view")
    WHOLE_VIEW
  }

  /** An organisation that the partner system serves. */
  public record ServedOrganisation(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) OrganisationIdentifier identifier) {}
}
