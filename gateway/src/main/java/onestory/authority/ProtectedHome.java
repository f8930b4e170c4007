package onestory.authority;

import java.util.Collection;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whether where a family lives is to stay unknown: somebody of it is labelled restricted, or
 * flagged. One is enough for all, since they live together.
 */
public final class ProtectedHome {

  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  private ProtectedHome() {}

  /** Whether this family's address is protected. */
  public static boolean of(Collection<? extends Resource> family) {
    return family.stream()
        .anyMatch(resource -> resource instanceof Flag flag ? isFlag(flag) : isLabelled(resource));
  }

  private static boolean isLabelled(Resource resource) {
    return resource instanceof Patient
        && resource.getMeta().getSecurity().stream()
            .anyMatch(
                label ->
                    CONFIDENTIALITY.equals(label.getSystem())
                        && ("R".equals(label.getCode()) || "V".equals(label.getCode())));
  }

  /** A flag holds until it is told to be inactive. */
  private static boolean isFlag(Flag flag) {
    CodeableConcept code = flag.getCode();
    return flag.getStatus() != FlagStatus.INACTIVE
        && flag.getStatus() != FlagStatus.ENTEREDINERROR
        && Sharing.has(code, Canonical.SAFETY_FLAG, "protected-address"::equals);
  }
}
