package onestory.fhir;

import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import onestory.identity.ResourceId;

/** Whose work a search asks for. */
final class Owner {

  private Owner() {}

  /**
   * The JSON that {@code Task.owner} may be: {@code owner=Organization/id}, {@code owner=id}, or
   * {@code owner:identifier=system|value} of an organisation, for which no id of ours need be
   * known.
   */
  static List<String> forms(ReferenceParam owner) {
    if ("identifier".equals(owner.getResourceType())) {
      return byIdentifier(owner.getValue());
    }
    return owner.hasResourceType()
        ? List.of(reference(owner.getResourceType() + "/" + owner.getIdPart()))
        : List.of(
            reference("Organization/" + owner.getIdPart()),
            reference("PractitionerRole/" + owner.getIdPart()));
  }

  /** An organisation that nothing in the record is of, such as the council, stands there by it. */
  private static List<String> byIdentifier(String token) {
    var parts = token.split("\\|", 2);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new InvalidRequestException(
          "owner:identifier: give the organisation's identifier as system|value.");
    }
    var named = JsonNodeFactory.instance.objectNode();
    named.withObject("/owner/identifier").put("system", parts[0]).put("value", parts[1]);
    var id = ResourceId.of("Organization", parts[0], parts[1]);
    return List.of(reference("Organization/" + id), named.toString());
  }

  private static String reference(String reference) {
    var owner = JsonNodeFactory.instance.objectNode();
    owner.withObject("/owner").put("reference", reference);
    return owner.toString();
  }
}
