package onestory.exchange;

import java.util.List;
import java.util.UUID;
import onestory.councils.Partner;

/**
 * What an organisation is asked to give up of one family: ids, and how it is to be done. Nothing
 * else goes with it (TRUST 4.51).
 *
 * @param id stays the same however often it is asked
 * @param way as the partner's file says
 * @param keys {@code Type/id} of what it may no longer hold
 * @param rules why not, for our own books
 */
public record Recall(UUID id, Partner.Recall way, List<String> keys, List<String> rules) {

  /** Keeps its own copies of the lists. */
  public Recall {
    keys = List.copyOf(keys);
    rules = List.copyOf(rules);
  }
}
