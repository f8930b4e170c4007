package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One partner system, as its file in {@code partners/} describes it.
 *
 * @param kind the kind of organisation, one of the council's {@code needs}
 * @param basis on what basis its organisations hold anything
 * @param delivers what its route is given: the differences, the whole view anew, or nothing
 * @param recall how it is asked to give up what it may no longer hold
 * @param route the route template that reaches it; empty when it has a route of its own, or none
 * @param url where it is, unless the setting {@code partner.ID.url} says otherwise
 * @param sources the source systems under whose names it tells what it knows; empty when it tells
 *     nothing
 * @param reads what is read from it at intervals; empty when it tells by itself, or nothing
 * @param client as whom its organisation asks the gateway; empty when it never asks
 */
public record Partner(
    @JsonProperty(value = "partner", required = true) String id,
    @JsonProperty(required = true) String council,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) Basis basis,
    @JsonProperty(required = true) Delivers delivers,
    Recall recall,
    Optional<String> route,
    Optional<String> url,
    Optional<PartnerClient> client,
    Optional<Reads> reads,
    List<String> sources,
    @JsonProperty(required = true) List<ServedOrganisation> organisations) {

  /** Recalled by deletion unless the file says otherwise; sources are never absent. */
  public Partner {
    recall = recall == null ? Recall.DELETE : recall;
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /** On what basis an organisation holds anything (DESIGN.md 5). */
  public enum Basis {
    @JsonProperty("public-task")
    PUBLIC_TASK,
    @JsonProperty("permission")
    PERMISSION,
    /** The council's MASH. */
    @JsonProperty("safeguarding")
    SAFEGUARDING
  }

  /** What the partner's route gets as its body. */
  public enum Delivers {
    @JsonProperty("differences")
    DIFFERENCES,
    @JsonProperty("whole-view")
    WHOLE_VIEW,
    /** It only tells, or asks; nothing is brought to it. */
    @JsonProperty("nothing")
    NOTHING
  }

  /** How an organisation is asked to give up what it may no longer hold; always by ids alone. */
  public enum Recall {
    @JsonProperty("delete")
    DELETE,
    /** It keeps the record, and lets nobody use it. */
    @JsonProperty("restrict")
    RESTRICT,
    /** It is told, and a person there removes it. */
    @JsonProperty("notify")
    NOTIFY;

    /** As in the files. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A school's information system that is read, as onestory/contracts/school-mis.openapi.yaml says.
   *
   * @param url where it is, unless the setting {@code partner.ID.mis.url} says otherwise
   * @param school its own id of the school
   * @param every how often, as an ISO 8601 duration
   */
  public record Reads(
      @JsonProperty(required = true) String url,
      @JsonProperty(required = true) String school,
      @JsonProperty(required = true) String every) {}

  /**
   * The client id and scopes with which the partner's first organisation asks, and by what it
   * proves itself; without keys by the secret that is made for it.
   */
  public record PartnerClient(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) List<String> scopes,
      Optional<JsonNode> jwks,
      Optional<String> jwksUrl,
      List<String> certificates,
      boolean disabled) {

    /** Certificates are never absent. */
    public PartnerClient {
      certificates = certificates == null ? List.of() : List.copyOf(certificates);
    }
  }

  /** An organisation that the partner system serves. */
  public record ServedOrganisation(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) OrganisationIdentifier identifier) {}
}
