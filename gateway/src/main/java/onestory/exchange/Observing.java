package onestory.exchange;

import java.util.List;
import java.util.Optional;
import onestory.authority.Canonical;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import onestory.exchange.Contribution.Accepted;
import onestory.exchange.Contribution.Refused;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** A new observation by an organisation. */
record Observing(View view) {

  Contribution apply(Observation incoming) {
    Optional<Refused> incomplete = incomplete(incoming);
    if (incomplete.isPresent()) {
      return incomplete.get();
    }
    String organisation = view.recipient().organisationReference();
    Observation observation = incoming.copy();
    // what it is and who wrote it is not the writer's to say
    observation.setId((String) null);
    observation.setText(null);
    observation.setMeta(new Meta());
    observation
        .getMeta()
        .addSecurity(new Coding(Canonical.INFORMATION_CLASS, InformationClass.NEEDS, null));
    // a need that is told beside it only ever holds back more
    incoming.getMeta().getSecurity().stream()
        .filter(label -> Canonical.NEED.equals(label.getSystem()) && label.hasCode())
        .forEach(
            label ->
                observation
                    .getMeta()
                    .addSecurity(new Coding(Canonical.NEED, label.getCode(), null)));
    observation.setPerformer(List.of(new Reference(organisation).setType("Organization")));
    return References.firstOutside(
            observation,
            "Observation",
            key -> key.equals(organisation) || view.find(key).isPresent())
        .<Contribution>map(
            at -> new Refused("contribution/reference", at, "Refer only to what you hold."))
        .orElseGet(() -> new Accepted(observation));
  }

  private Optional<Refused> incomplete(Observation incoming) {
    if (!incoming.hasStatus()) {
      return refused("Observation.status", "An observation needs a status.");
    }
    if (!incoming.hasCode()) {
      return refused("Observation.code", "An observation needs a code.");
    }
    if (incoming.hasContained()) {
      return refused("Observation.contained", "Send no contained resources.");
    }
    if (incoming.hasModifierExtension()) {
      return refused("Observation.modifierExtension", "Send no modifier extensions.");
    }
    String child = Key.of(incoming.getSubject()).orElse("");
    return child.startsWith("Patient/") && view.find(child).isPresent() && view.tellsAbout(child)
        ? Optional.empty()
        : refused(
            "Observation.subject", "The subject must be a child whose plan or needs you hold.");
  }

  private static Optional<Refused> refused(String at, String remedy) {
    return Optional.of(new Refused("contribution/element", at, remedy));
  }
}
