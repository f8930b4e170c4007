package onestory.fhir;

import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import onestory.identity.ResourceId;

/** Whose work a search asks for. */
final class Owner {

  private Owner() {}

  /**
   * What {@code Task.owner} may say: {@code owner=Organization/id}, {@code owner=id}, or {@code
   * owner:identifier=system|value} of an organisation, which needs to know no id of ours.
   */
  static List<String> references(ReferenceParam owner) {
    if ("identifier".equals(owner.getResourceType())
        || ":identifier".equals(owner.getQueryParameterQualifier())) {
      return List.of(byIdentifier(owner.getValue()));
    }
    return owner.hasResourceType()
        ? List.of(owner.getResourceType() + "/" + owner.getIdPart())
        : List.of("Organization/" + owner.getIdPart(), "PractitionerRole/" + owner.getIdPart());
  }

  private static String byIdentifier(String token) {
    var parts = token.split("\\|", 2);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new InvalidRequestException(
          "owner:identifier: give the organisation's identifier as system|value.");
    }
    return "Organization/" + ResourceId.of("Organization", parts[0], parts[1]);
  }
}
