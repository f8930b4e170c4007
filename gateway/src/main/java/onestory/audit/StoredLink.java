package onestory.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A link as the database gives it back, with the columns that it is found by. */
record StoredLink(ChainHead head, JsonNode event, String id, Instant recorded, String patient) {}
