package onestory.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Set;
import onestory.audit.AuditEntity;
import onestory.audit.AuditKind;
import onestory.audit.ReadAudit;
import onestory.security.CurrentAgent;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records every read, search and operation before its answer leaves, and every refusal. What is
 * written is recorded with what it wrote.
 */
@Interceptor
@Component
public class AccessAudit {

  private static final Logger LOG = LoggerFactory.getLogger(AccessAudit.class);

  private final ReadAudit reads;
  private final CurrentAgent agent;

  AccessAudit(ReadAudit reads, CurrentAgent agent) {
    this.reads = reads;
    this.agent = agent;
  }

  /** Called by HAPI before it writes the answer; if this fails, the answer is a failure. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void answering(RequestDetails request, IBaseResource answer) {
    var operation = request.getRestOperationType();
    if (operation == null
        || operation == RestOperationTypeEnum.METADATA
        || isWrite(operation)
        || !(answer instanceof Resource resource)) {
      return;
    }
    var patients = AnsweredPatients.of(resource);
    reads.shown(kind(request), agent.get(), patients, what(request));
  }

  /** Called by HAPI before it writes a refusal: that there is no answer does not depend on this. */
  @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
  public boolean refusing(RequestDetails request, BaseServerResponseException refusal) {
    try {
      reads.refused(
          kind(request), agent.get(), what(request), Integer.toString(refusal.getStatusCode()));
    } catch (RuntimeException e) {
      LOG.error("a refused FHIR request could not be audited: {}", e.getClass().getName());
    }
    return true;
  }

  private static boolean isWrite(RestOperationTypeEnum operation) {
    return Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE).contains(operation);
  }

  private static AuditKind kind(RequestDetails request) {
    var operation = request.getRestOperationType();
    if ("AuditEvent".equals(request.getResourceName())) {
      return AuditKind.AUDIT_READ;
    }
    if ("$story".equals(request.getOperation())) {
      return AuditKind.STORY_READ;
    }
    return switch (operation == null ? RestOperationTypeEnum.READ : operation) {
      case VREAD -> AuditKind.FHIR_VREAD;
      case HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM -> AuditKind.FHIR_HISTORY;
      case SEARCH_TYPE, SEARCH_SYSTEM, GET_PAGE -> AuditKind.FHIR_SEARCH;
      case CREATE -> AuditKind.FHIR_CREATE;
      case UPDATE -> AuditKind.FHIR_UPDATE;
      case DELETE -> AuditKind.FHIR_DELETE;
      case TRANSACTION -> AuditKind.FHIR_TRANSACTION;
      case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE ->
          AuditKind.FHIR_OPERATION;
      default -> AuditKind.FHIR_READ;
    };
  }

  private static AuditEntity what(RequestDetails request) {
    return AskedWords.reference(request)
        .map(AuditEntity::resource)
        .orElseGet(() -> new AuditEntity(AuditEntity.Role.QUERY, AskedWords.of(request)));
  }
}
