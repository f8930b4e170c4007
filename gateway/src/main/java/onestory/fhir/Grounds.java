package onestory.fhir;

import onestory.audit.RequestGrounds;
import onestory.exchange.View;
import org.springframework.stereotype.Component;

/** Notes for the audit what let a resource be seen by whoever asks, or did not. */
@Component
public final class Grounds {

  private final RequestGrounds grounds;

  Grounds(RequestGrounds grounds) {
    this.grounds = grounds;
  }

  /**
   * Notes the decision about this resource, if there was one.
   *
   * @param key Type/id
   */
  public void note(View view, String key) {
    var permitted = view.decisions().get(key);
    if (permitted != null) {
      grounds.permitted(permitted.rule(), permitted.consents());
    }
    var denied = view.withheld().get(key);
    if (denied != null) {
      grounds.denied(denied.rule(), denied.consents());
    }
  }
}
