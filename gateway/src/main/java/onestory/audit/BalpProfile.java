package onestory.audit;

import java.util.Optional;

/**
 * Which of the IHE profiles an event keeps. The profiles of REST operations are for what succeeded;
 * a decision that rested on no consent has no profile.
 */
final class BalpProfile {

  private static final String BASE =
      "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

  private BalpProfile() {}

  static Optional<String> of(AuditEntry entry, String patient) {
    return switch (entry.kind()) {
      case FHIR_READ, FHIR_VREAD -> rest("Read", entry, patient);
      case FHIR_SEARCH -> rest("Query", entry, patient);
      case FHIR_CREATE -> rest("Create", entry, patient);
      case FHIR_UPDATE -> rest("Update", entry, patient);
      case FHIR_DELETE -> rest("Delete", entry, patient);
      case DISCLOSURE ->
          when(patient != null && !entry.entities().isEmpty(), "PrivacyDisclosure.Source");
      case MESSAGE_RECORDED ->
          when(patient != null && !entry.entities().isEmpty(), "PrivacyDisclosure.Recipient");
      case DECISION ->
          when(
              patient != null
                  && entry.entities().stream()
                      .anyMatch(entity -> entity.role() == AuditEntity.Role.AUTHORITY),
              "AuthZconsent");
      default -> Optional.empty();
    };
  }

  private static Optional<String> rest(String name, AuditEntry entry, String patient) {
    return when(entry.outcome() == AuditOutcome.SUCCESS, patient == null ? name : "Patient" + name);
  }

  private static Optional<String> when(boolean kept, String name) {
    return kept ? Optional.of(BASE + name) : Optional.empty();
  }
}
