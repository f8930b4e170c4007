package onestory.inbox;

import java.util.UUID;

/** A message in the inbox, with its receipt. */
public record KeptMessage(UUID receipt, Message message) {}
