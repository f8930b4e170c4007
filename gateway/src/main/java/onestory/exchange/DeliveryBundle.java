package onestory.exchange;

import java.util.Optional;
import java.util.function.Supplier;
import onestory.authority.Canonical;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;

/** The Bundle of one delivery: for one organisation, about one family. */
public final class DeliveryBundle {

  private static final String FAMILY = "https://onestory.example/fhir/Id/eh-family";

  private DeliveryBundle() {}

  /**
   * A transaction of differences: PUTs in an order where what is referred to comes first, then
   * DELETEs the other way round.
   *
   * @param deliveryId the delivery's id
   * @param difference what brings the organisation into step
   * @param view what it may hold now; a case system's delivery is tagged with its own family id
   * @param otherwise a name of the family that is known here, where the case system has none yet
   */
  public static Bundle ofDifference(
      String deliveryId, Difference difference, View view, Supplier<Optional<String>> otherwise) {
    Bundle bundle = bundle(deliveryId, BundleType.TRANSACTION);
    if (view.recipient().seesEverything()) {
      familyId(view)
          .or(otherwise)
          .ifPresent(id -> bundle.getMeta().addTag(new Coding(FAMILY, id, null)));
    }
    NamedChildren named = new NamedChildren(view);
    boolean byNumber = view.recipient().seesEverything();
    for (Difference.Change change : difference.changed()) {
      bundle
          .addEntry()
          .setResource(byNumber ? named.in(change.resource()) : change.resource())
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
   * @param viewId the view's id, the same for every delivery of this family
   * @param recipient the organisation's own entry
   * @param view what it may hold now
   */
  public static Bundle ofWholeView(String viewId, Organization recipient, View view) {
    Bundle bundle = bundle(viewId, BundleType.COLLECTION);
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

  private static Optional<String> familyId(View view) {
    return view.resources().values().stream()
        .filter(Group.class::isInstance)
        .flatMap(group -> ((Group) group).getIdentifier().stream())
        .filter(identifier -> FAMILY.equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .findFirst();
  }

  private static Bundle bundle(String deliveryId, BundleType type) {
    Bundle bundle = new Bundle();
    bundle.setType(type);
    bundle.getIdentifier().setSystem(Canonical.DELIVERY_ID).setValue(deliveryId);
    return bundle;
  }
}
