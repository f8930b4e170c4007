package onestory.authority;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/**
 * Whether a sharing consent can be read at all (TRUST 3.5): each part of it is understood, or none
 * of it counts and a person looks.
 *
 * @param base what the root does
 */
record TermsReading(Consent consent, ConsentProvisionType base) {

  private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  /** The root's type, else what the policy rule opts into; nothing when neither says. */
  static ConsentProvisionType base(Consent consent) {
    ProvisionComponent root = consent.getProvision();
    if (root.hasType()) {
      return root.getType();
    }
    boolean in = Sharing.has(consent.getPolicyRule(), ACT_CODE, "OPTIN"::equals);
    boolean out = Sharing.has(consent.getPolicyRule(), ACT_CODE, "OPTOUT"::equals);
    if (in == out) {
      return ConsentProvisionType.NULL;
    }
    return in ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY;
  }

  Optional<String> unreadable() {
    ProvisionComponent root = consent.getProvision();
    if (Modifiers.in(consent)) {
      return Optional.of("has a modifier that is not understood");
    }
    if (Sharing.child(consent).isEmpty()) {
      return Optional.of("does not say which child it is about");
    }
    if (LocalPeriod.of(root.getPeriod()).isReversed()) {
      return Optional.of("has a period that ends before it starts");
    }
    if (!isType(base)) {
      return Optional.of("has a provision without type");
    }
    if (narrowed(root)) {
      return Optional.of("is narrowed by something other than actor, period and securityLabel");
    }
    if (!root.getSecurityLabel().stream().allMatch(TermsReading::isKnown)) {
      return Optional.of("names a label that is not known");
    }
    boolean partOfADenial = base == ConsentProvisionType.DENY && root.hasSecurityLabel();
    if (partOfADenial && root.getProvision().stream().anyMatch(this::isException)) {
      return Optional.of("has exceptions to a denial of something particular");
    }
    return root.getProvision().stream().flatMap(p -> unreadable(p).stream()).findFirst();
  }

  private Optional<String> unreadable(ProvisionComponent nested) {
    if (nested.hasProvision()) {
      return Optional.of("has exceptions to exceptions");
    }
    if (!isType(nested.getType())) {
      return Optional.of("has an exception without type");
    }
    if (!isException(nested)) {
      return Optional.empty();
    }
    boolean understood =
        nested.hasSecurityLabel()
            && nested.getSecurityLabel().stream().allMatch(this::isUnderstood)
            && !nested.hasPeriod()
            && !nested.hasActor()
            && !narrowed(nested);
    return understood
        ? Optional.empty()
        : Optional.of("has an exception by something other than a need or class label");
  }

  private boolean isException(ProvisionComponent nested) {
    return nested.getType() != base;
  }

  /** Out of a denial whole classes may be permitted, not needs of whatever class. */
  private boolean isUnderstood(Coding label) {
    return isKnown(label)
        && (base == ConsentProvisionType.PERMIT
            || Canonical.INFORMATION_CLASS.equals(label.getSystem()));
  }

  private static boolean isType(ConsentProvisionType type) {
    return type == ConsentProvisionType.PERMIT || type == ConsentProvisionType.DENY;
  }

  /** A code that is misspelt would hold nothing back. */
  private static boolean isKnown(Coding label) {
    return label.hasCode()
        && (Canonical.NEED.equals(label.getSystem()) && NeedCode.isCode(label.getCode())
            || Canonical.INFORMATION_CLASS.equals(label.getSystem())
                && InformationClass.isKnown(label.getCode()));
  }

  private static boolean narrowed(ProvisionComponent provision) {
    return provision.hasAction()
        || provision.hasPurpose()
        || provision.hasClass_()
        || provision.hasCode()
        || provision.hasDataPeriod()
        || provision.hasData();
  }
}
