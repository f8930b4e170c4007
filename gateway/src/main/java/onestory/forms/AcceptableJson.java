package onestory.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;

/**
 * A JSON message that keeps its contract.
 *
 * @param kind what it is, such as {@code assessment}
 * @param id the source's id of it
 * @param version the source's version of it
 * @param family the source's key of the family
 * @param sentAt when the source says that it sent it
 * @param message all of it
 */
record AcceptableJson(
    String kind, String id, int version, String family, OffsetDateTime sentAt, JsonNode message) {}
