package onestory.exchange;

import java.util.UUID;

/** What one organisation may hold of one family now. */
public record ViewedFamily(UUID family, View view) {}
