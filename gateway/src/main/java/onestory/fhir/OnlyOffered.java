package onestory.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;

/**
 * Before anything is looked up: the type, interaction and parameters asked for are offered, and a
 * body is read strictly. Nothing that is not offered is left out in silence
 * (https://hl7.org/fhir/R4/search.html#errors, handling=strict).
 */
@Interceptor
public final class OnlyOffered {

  private static final Set<String> OF_METADATA = Set.of("_format", "_pretty");

  private final Offered offered;
  private final StrictBody bodies;

  OnlyOffered(Offered offered, StrictBody bodies) {
    this.offered = offered;
    this.bodies = bodies;
  }

  /** Called by HAPI before it chooses who answers. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
  public void check(RequestDetails request, HttpServletRequest http) {
    Set<String> parameters = parameters(request);
    AskedParameters.check(request, parameters, http.getQueryString());
    boolean written =
        request.getRequestType() == RequestTypeEnum.POST
            || request.getRequestType() == RequestTypeEnum.PUT;
    if (written && !AskedParameters.isForm(request) && request.loadRequestContents().length > 0) {
      request.setResource(bodies.read(type(request), request.loadRequestContents()));
    }
  }

  private Set<String> parameters(RequestDetails request) {
    if (request.getResourceName() == null && "metadata".equals(request.getRequestPath())) {
      return OF_METADATA;
    }
    Map<String, Set<String>> type = offered.of(request.getResourceName());
    if (type.isEmpty()) {
      throw new ResourceNotFoundException("No such type.");
    }
    String interaction = interaction(request);
    Set<String> parameters = type.get(interaction);
    if (parameters != null) {
      return parameters;
    }
    if (interaction.startsWith("$")) {
      throw new ResourceNotFoundException("No such operation.");
    }
    throw new MethodNotAllowedException(
        "This is not done with a " + request.getResourceName() + ".");
  }

  /** What the body must be. */
  private static String type(RequestDetails request) {
    return interaction(request).startsWith("$") ? "Parameters" : request.getResourceName();
  }

  private static String interaction(RequestDetails request) {
    String operation = request.getOperation();
    if (operation != null && operation.startsWith("$")) {
      return operation;
    }
    if (request.getRequestType() == RequestTypeEnum.PUT) {
      return Offered.UPDATE;
    }
    if (request.getId() != null) {
      return Offered.READ;
    }
    if (operation != null && !operation.equals("_search")) {
      throw new ResourceNotFoundException("No such operation.");
    }
    boolean create = operation == null && request.getRequestType() == RequestTypeEnum.POST;
    return create ? Offered.CREATE : Offered.SEARCH;
  }
}
