package onestory.fhir;

import java.util.List;
import java.util.Optional;
import onestory.exchange.View;
import org.hl7.fhir.r4.model.Resource;

/**
 * One page of matches.
 *
 * @param next where the page after it begins; empty when there is none
 */
record Found(List<Match> matches, Optional<Position> next) {

  /** A match as the asker sees it, and the view that it was found in. */
  record Match(Resource resource, View view) {}
}
