package onestory.audit;

/** A coding of AuditEvent.type or AuditEvent.subtype. */
record AuditType(String system, String code, String display) {

  private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

  static final AuditType REST =
      new AuditType(
          "http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");
  static final AuditType ACTIVITY = new AuditType(DICOM, "110100", "Application Activity");
  static final AuditType LOG_USED = new AuditType(DICOM, "110101", "Audit Log Used");
  static final AuditType EXPORT = new AuditType(DICOM, "110106", "Export");
  static final AuditType IMPORT = new AuditType(DICOM, "110107", "Import");
  static final AuditType PATIENT_RECORD = new AuditType(DICOM, "110110", "Patient Record");
  static final AuditType ALERT = new AuditType(DICOM, "110113", "Security Alert");
  static final AuditType AUTHENTICATION = new AuditType(DICOM, "110114", "User Authentication");
  static final AuditType DISCLOSE =
      new AuditType(
          "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle",
          "disclose",
          "Disclose Record Lifecycle Event");
  static final AuditType AUTHZ_CONSENT =
      new AuditType(
          "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType",
          "AuthZ-Consent",
          "Authorization Decision using Roles and Consent");

  static AuditType dicom(String code) {
    return new AuditType(DICOM, code, null);
  }

  static AuditType interaction(String code) {
    return new AuditType("http://hl7.org/fhir/restful-interaction", code, code);
  }
}
