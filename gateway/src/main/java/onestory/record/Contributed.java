package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What one source last said of a resource, and when. */
record Contributed(ObjectNode content, Instant at) {}
