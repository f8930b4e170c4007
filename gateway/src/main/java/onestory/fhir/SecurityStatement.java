package onestory.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.UriType;

/**
 * Says in the CapabilityStatement how a system gets in: as {@code
 * /fhir/.well-known/smart-configuration} says, which counts more (SMART App Launch, "Conformance").
 */
@Interceptor
public final class SecurityStatement {

  private static final String SERVICES =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";
  private static final String URIS =
      "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

  private final String tokenUrl;

  SecurityStatement(String tokenUrl) {
    this.tokenUrl = tokenUrl;
  }

  /** Called by HAPI when it has made the statement. */
  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void say(IBaseConformance statement) {
    var security = ((CapabilityStatement) statement).getRestFirstRep().getSecurity();
    security.setCors(false);
    security.addService().addCoding().setSystem(SERVICES).setCode("SMART-on-FHIR");
    security.addExtension().setUrl(URIS).addExtension("token", new UriType(tokenUrl));
  }
}
