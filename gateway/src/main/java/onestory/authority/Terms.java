package onestory.authority;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/**
 * What a sharing consent says, read from its provision: one root, and one level of exceptions. What
 * isn't understood makes the whole consent unreadable: skipping a part of it would share more than
 * was meant.
 *
 * @param permits root permits (true) or denies (false)
 * @param classes information classes the root names
 * @param named need codes the root names, so that sensitive ones may go too
 * @param exceptNeeds need codes or areas denied by the exceptions
 * @param exceptClasses information classes denied by the exceptions
 * @param unreadable why it can't be read, if so
 */
record Terms(
    boolean permits,
    Set<String> classes,
    Set<String> named,
    Set<String> exceptNeeds,
    Set<String> exceptClasses,
    Optional<String> unreadable) {

  static Terms of(Consent consent) {
    ProvisionComponent root = consent.getProvision();
    List<ProvisionComponent> denied =
        root.getProvision().stream().filter(p -> p.getType() == ConsentProvisionType.DENY).toList();
    return new Terms(
        root.getType() == ConsentProvisionType.PERMIT,
        codes(List.of(root), Canonical.INFORMATION_CLASS),
        codes(List.of(root), Canonical.NEED),
        codes(denied, Canonical.NEED),
        codes(denied, Canonical.INFORMATION_CLASS),
        unreadable(consent));
  }

  private static Optional<String> unreadable(Consent consent) {
    ProvisionComponent root = consent.getProvision();
    if (consent.hasModifierExtension() || modified(root)) {
      return Optional.of("has a modifier extension");
    }
    if (LocalPeriod.of(root.getPeriod()).isReversed()) {
      return Optional.of("has a period that ends before it starts");
    }
    if (root.getType() != ConsentProvisionType.PERMIT
        && root.getType() != ConsentProvisionType.DENY) {
      return Optional.of("has a provision without type");
    }
    if (narrowed(root)) {
      return Optional.of("is narrowed by something other than actor, period and securityLabel");
    }
    if (root.hasProvision() && root.getType() == ConsentProvisionType.DENY) {
      return Optional.of("has exceptions to a denial");
    }
    return root.getProvision().stream().flatMap(p -> unreadable(p).stream()).findFirst();
  }

  private static Optional<String> unreadable(ProvisionComponent exception) {
    if (exception.hasProvision()) {
      return Optional.of("has exceptions to exceptions");
    }
    if (exception.getType() == ConsentProvisionType.PERMIT) {
      // a permit inside a permit adds nothing and takes nothing away
      return Optional.empty();
    }
    if (exception.getType() != ConsentProvisionType.DENY) {
      return Optional.of("has an exception without type");
    }
    boolean understood =
        exception.hasSecurityLabel()
            && exception.getSecurityLabel().stream().allMatch(Terms::isKnown)
            && !exception.hasPeriod()
            && !exception.hasActor()
            && !narrowed(exception);
    return understood
        ? Optional.empty()
        : Optional.of("has an exception by something other than a need or class label");
  }

  private static boolean isKnown(Coding label) {
    return label.hasCode()
        && (Canonical.NEED.equals(label.getSystem())
            || Canonical.INFORMATION_CLASS.equals(label.getSystem()));
  }

  private static boolean narrowed(ProvisionComponent provision) {
    return provision.hasAction()
        || provision.hasPurpose()
        || provision.hasClass_()
        || provision.hasCode()
        || provision.hasDataPeriod()
        || provision.hasData();
  }

  private static boolean modified(ProvisionComponent provision) {
    return provision.hasModifierExtension()
        || provision.getActor().stream().anyMatch(a -> a.hasModifierExtension())
        || provision.getProvision().stream().anyMatch(Terms::modified);
  }

  private static Set<String> codes(List<ProvisionComponent> provisions, String system) {
    return provisions.stream()
        .flatMap(p -> p.getSecurityLabel().stream())
        .filter(label -> system.equals(label.getSystem()))
        .map(Coding::getCode)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }
}
