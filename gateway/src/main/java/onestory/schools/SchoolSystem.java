package onestory.schools;

import java.net.URI;
import java.time.Duration;

/**
 * One school's information system, as its partner file describes it.
 *
 * @param partner the partner's id
 * @param source under which name its rows stand in the inbox
 * @param council whose family records they may belong to
 * @param urn the school's URN
 * @param name the school's name
 * @param base where the school is in the interface, ending in a slash
 * @param every how often it is read
 */
record SchoolSystem(
    String partner,
    String source,
    String council,
    String urn,
    String name,
    URI base,
    Duration every) {}
