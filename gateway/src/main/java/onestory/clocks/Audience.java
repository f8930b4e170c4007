package onestory.clocks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import onestory.councils.OrganisationIdentifier;

/**
 * Who sees a clock, and whose it is.
 *
 * @param informationClass of the clock and of what is told about it
 * @param addressee the organisation that sees it besides the council
 * @param owner whose it is, where it has no addressee
 */
record Audience(String informationClass, Optional<String> addressee, OrganisationIdentifier owner) {

  /** Says whose the Task is: by the place in the record, or else by what it is known by. */
  void own(ObjectNode task) {
    var whose = task.putObject("owner").put("type", "Organization");
    if (addressee.isPresent()) {
      whose.put("reference", addressee.get());
    } else {
      whose.putObject("identifier").put("system", owner.system()).put("value", owner.value());
    }
  }

  /** Labels what is told with its class, and says who sees it. */
  void label(ObjectNode resource) {
    resource
        .withObject("/meta")
        .put("source", "urn:onestory:system:onestory")
        .putArray("security")
        .addObject()
        .put("system", Names.INFORMATION_CLASS)
        .put("code", informationClass);
    addressee.ifPresent(
        organisation ->
            resource
                .withArray("/extension")
                .addObject()
                .put("url", Names.EXTENSION + "addressee")
                .putObject("valueReference")
                .put("reference", organisation)
                .put("type", "Organization"));
  }
}
