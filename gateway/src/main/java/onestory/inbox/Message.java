package onestory.inbox;

import java.time.Instant;

/**
 * A message as its source sent it, already authenticated and checked for size and shape.
 *
 * @param source the system that sent it, known by its credentials and not by what it says
 * @param kind what it is, such as {@code assessment}
 * @param id the source's id of the thing told, stable over versions
 * @param version the source's version of that thing, from 1 up
 * @param familyKey the source's id of the family it belongs to
 * @param sentAt when the source says it was sent
 * @param payload the message itself, byte for byte
 */
public record Message(
    String source,
    String kind,
    String id,
    int version,
    String familyKey,
    Instant sentAt,
    byte[] payload) {}
