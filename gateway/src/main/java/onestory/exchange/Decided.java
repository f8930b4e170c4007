package onestory.exchange;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import onestory.authority.Decision;
import onestory.authority.Recipient;

/**
 * What an organisation may see of a family at a moment, and why: ids and codes, no word of the
 * family.
 *
 * @param outcomes how many of each outcome
 * @param decisions by Type/id
 * @param alarms what about the family's consents a person should look at
 */
public record Decided(
    String organisation,
    Recipient.Basis basis,
    UUID family,
    String at,
    String engine,
    String policyVersion,
    Map<String, Long> outcomes,
    SortedMap<String, Decision> decisions,
    List<String> alarms) {}
