package onestory.audit;

import static onestory.audit.AuditType.ACTIVITY;
import static onestory.audit.AuditType.ALERT;
import static onestory.audit.AuditType.AUTHENTICATION;
import static onestory.audit.AuditType.EXPORT;
import static onestory.audit.AuditType.IMPORT;
import static onestory.audit.AuditType.LOG_USED;
import static onestory.audit.AuditType.PATIENT_RECORD;
import static onestory.audit.AuditType.REST;

import java.util.Locale;

/**
 * What is recorded (TRUST 9): each with the FHIR or DICOM type it has in the IHE Basic Audit Log
 * Patterns, the action, and, where there is one, the standard subtype beside our own code.
 */
public enum AuditKind {
  MESSAGE_ACCEPTED(IMPORT, "C"),
  MESSAGE_REFUSED(IMPORT, "C"),
  /** A message took effect: IHE.BasicAudit.PrivacyDisclosure.Recipient, one for each patient. */
  MESSAGE_RECORDED(IMPORT, "C", AuditType.DISCLOSE),
  /** It waits, is held, or came too late to have an effect. */
  MESSAGE_SETTLED(IMPORT, "U"),
  /** What a partner's own system was asked for and read. */
  SOURCE_READ(IMPORT, "C"),

  TOKEN_ISSUED(AUTHENTICATION, "E"),
  AUTHENTICATION_FAILED(AUTHENTICATION, "E"),
  SIGNED_IN(AUTHENTICATION, "E", AuditType.dicom("110122")),
  SIGNED_OUT(AUTHENTICATION, "E", AuditType.dicom("110123")),
  /** Known, but not allowed: a scope, role or organisation that does not fit. */
  ACCESS_REFUSED(ALERT, "E", AuditType.dicom("110132")),

  /** What an organisation may hold or see: IHE.BasicAudit.AuthZconsent, permit and deny. */
  DECISION(ALERT, "E", AuditType.AUTHZ_CONSENT),
  /** Sent to a partner: IHE.BasicAudit.PrivacyDisclosure.Source, one for each patient. */
  DISCLOSURE(EXPORT, "R", AuditType.DISCLOSE),
  /** How a delivery ended. */
  DELIVERY_ENDED(EXPORT, "E"),

  PERMISSION_WITHDRAWN(PATIENT_RECORD, "U"),
  RECALL_ASKED(EXPORT, "D"),
  RECALL_ANSWERED(IMPORT, "U"),

  /** Nothing is sent to it for a while, or until a person resumes it. */
  PARTNER_PAUSED(ALERT, "U"),
  PARTNER_RESUMED(ALERT, "U"),

  OVERRIDE_GRANTED(ALERT, "C", AuditType.dicom("110127")),
  OVERRIDE_USED(ALERT, "E", AuditType.dicom("110127")),
  OVERRIDE_REVIEWED(ALERT, "U", AuditType.dicom("110138")),
  OVERRIDE_REVOKED(ALERT, "U", AuditType.dicom("110138")),

  FHIR_READ(REST, "R", AuditType.interaction("read")),
  FHIR_VREAD(REST, "R", AuditType.interaction("vread")),
  FHIR_HISTORY(REST, "R", AuditType.interaction("history-instance")),
  FHIR_SEARCH(REST, "E", AuditType.interaction("search-type")),
  FHIR_CREATE(REST, "C", AuditType.interaction("create")),
  FHIR_UPDATE(REST, "U", AuditType.interaction("update")),
  FHIR_DELETE(REST, "D", AuditType.interaction("delete")),
  FHIR_TRANSACTION(REST, "E", AuditType.interaction("transaction")),
  FHIR_OPERATION(REST, "E", AuditType.interaction("operation")),
  /** A story, plan or triage page, read as a page, document or PDF. */
  STORY_READ(REST, "R", AuditType.interaction("read")),

  OPERATOR_READ(REST, "R", AuditType.interaction("read")),
  OPERATOR_REPLAY(ALERT, "E"),
  OPERATOR_SKIP(ALERT, "U"),
  OPERATOR_EDIT(ALERT, "U"),

  IDENTITY_MATCHED(PATIENT_RECORD, "U"),
  IDENTITY_MERGED(PATIENT_RECORD, "U"),
  IDENTITY_SPLIT(PATIENT_RECORD, "U"),
  IDENTITY_STOPPED(PATIENT_RECORD, "U"),

  /** A hard stop that a person placed: a court's order, an organisation that must not be told. */
  STOP_PLACED(PATIENT_RECORD, "U"),
  STOP_LIFT_ASKED(PATIENT_RECORD, "U"),
  STOP_LIFT_REFUSED(PATIENT_RECORD, "U"),
  STOP_LIFTED(PATIENT_RECORD, "U"),

  RETENTION_ERASED(PATIENT_RECORD, "D"),
  RETENTION_HELD(PATIENT_RECORD, "U"),
  RETENTION_RELEASED(PATIENT_RECORD, "U"),

  ACCOUNT_CHANGED(ALERT, "U", AuditType.dicom("110137")),
  ROLE_CHANGED(ALERT, "U", AuditType.dicom("110136")),
  CONFIGURATION_CHANGED(ALERT, "U", AuditType.dicom("110131")),
  KEY_CHANGED(ALERT, "U", AuditType.dicom("110129")),

  STARTED(ACTIVITY, "E", AuditType.dicom("110120")),
  STOPPED(ACTIVITY, "E", AuditType.dicom("110121")),
  CLOCK_CHANGED(ACTIVITY, "U"),

  AUDIT_READ(LOG_USED, "R"),
  AUDIT_VERIFIED(LOG_USED, "E"),
  /** Old events were asked to be ended, agreed to be, or ended. */
  AUDIT_CUT(LOG_USED, "D");

  private final AuditType type;
  private final String action;
  private final AuditType subtype;

  AuditKind(AuditType type, String action) {
    this(type, action, null);
  }

  AuditKind(AuditType type, String action, AuditType subtype) {
    this.type = type;
    this.action = action;
    this.subtype = subtype;
  }

  AuditType type() {
    return type;
  }

  String action() {
    return action;
  }

  /** Null when there is only our own. */
  AuditType subtype() {
    return subtype;
  }

  /** Our own subtype, of the code system audit-event-subtype. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
