package onestory.exchange;

import onestory.authority.Canonical;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;

/** The Bundle of one delivery: for one organisation, about one family. */
public final class DeliveryBundle {

  private DeliveryBundle() {}

  /**
   * A transaction of differences: PUTs in an order where what is referred to comes first, then
   * DELETEs the other way round.
   *
   * @param deliveryId the delivery's id, the same on every attempt
   * @param difference what brings the organisation into step
   */
  public static Bundle ofDifference(String deliveryId, Difference difference) {
    Bundle bundle = bundle(deliveryId, BundleType.TRANSACTION);
    for (Difference.Change change : difference.changed()) {
      bundle
          .addEntry()
          .setResource(change.resource())
          .getRequest()
          .setMethod(HTTPVerb.PUT)
          .setUrl(change.key());
    }
    for (Difference.Removal removal : difference.removed()) {
      bundle.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl(removal.key());
    }
    return bundle;
  }

  /**
   * A collection of everything the organisation holds now, itself first, tagged as the recipient.
   *
   * @param deliveryId the delivery's id, the same on every attempt
   * @param recipient the organisation's own entry
   * @param view what it may hold now
   */
  public static Bundle ofWholeView(String deliveryId, Organization recipient, View view) {
    Bundle bundle = bundle(deliveryId, BundleType.COLLECTION);
    Organization first = recipient.copy();
    if (first.hasMeta()) {
      first.getMeta().setSource(null).setTag(null);
    }
    first.getMeta().addTag(new Coding(Canonical.DELIVERY, "recipient", null));
    bundle.addEntry().setResource(first);
    view.resources().keySet().stream()
        .filter(key -> !key.equals(Key.of(recipient)))
        .sorted(DeliveryOrder.ofKeys())
        .forEach(key -> bundle.addEntry().setResource(view.resources().get(key)));
    return bundle;
  }

  private static Bundle bundle(String deliveryId, BundleType type) {
    Bundle bundle = new Bundle();
    bundle.setType(type);
    bundle.getIdentifier().setSystem(Canonical.DELIVERY_ID).setValue(deliveryId);
    return bundle;
  }
}
