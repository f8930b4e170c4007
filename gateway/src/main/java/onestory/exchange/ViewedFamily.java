package onestory.exchange;

import java.util.UUID;

/**
 * What one organisation may hold of one family now.
 *
 * @param basis what it was worked out from
 */
public record ViewedFamily(UUID family, View view, ViewBasis basis) {}
