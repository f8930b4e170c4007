package onestory.soap;

import java.time.Instant;

/**
 * A message of EHM that keeps the contract.
 *
 * @param kind the root element's name, such as {@code people}
 * @param system the sender
 * @param id the message's id there
 * @param version the message's version
 * @param familyId the family it is about
 * @param sentAt when it was sent
 * @param content the message in canonical form: the same bytes however it was prefixed, indented or
 *     commented
 */
public record AcceptableMessage(
    String kind,
    String system,
    String id,
    int version,
    String familyId,
    Instant sentAt,
    byte[] content) {}
