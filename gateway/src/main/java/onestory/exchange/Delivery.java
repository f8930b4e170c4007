package onestory.exchange;

import java.util.Optional;
import java.util.UUID;
import onestory.councils.Organisation;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What one organisation is sent of one family at one time: one Bundle, for one recipient.
 *
 * @param id stays with the delivery in the partner's and our own books
 * @param bundle the differences as a transaction, or the whole view as a collection, or a recall
 * @param nothingLeft the organisation is to hold nothing of this family any more
 * @param recall what it is asked to give up by this delivery
 */
public record Delivery(
    UUID id,
    Organisation organisation,
    UUID family,
    Bundle bundle,
    boolean nothingLeft,
    Optional<Recall> recall) {}
