package onestory.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A page says nothing of how much there is (TRUST 7.56): HAPI would write a total of 1, for the one
 * Bundle that it is given.
 */
@Interceptor
public final class NoTotals {

  /** Called by HAPI before it writes the answer. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void take(IBaseResource answer) {
    if (answer instanceof Bundle bundle && bundle.getType() == Bundle.BundleType.SEARCHSET) {
      bundle.setTotalElement(null);
    }
  }
}
