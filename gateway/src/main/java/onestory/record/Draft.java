package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A resource that a message asks to record, before its references are resolved. */
record Draft(BusinessKey businessKey, ObjectNode content, Instant sourceTime) {}
