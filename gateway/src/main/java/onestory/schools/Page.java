package onestory.schools;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One page of rows.
 *
 * @param next where the next page is; empty on the last
 */
record Page(List<JsonNode> rows, Optional<URI> next) {}
