package onestory.exchange;

import java.util.Optional;

/** The way to one partner system: in practice a Camel route that begins with {@code outbox:}. */
public interface PartnerRoute {

  String partner();

  /**
   * Sends the delivery; returning means that the partner has taken it.
   *
   * @return what it answered to a recall, where it said more than that it took it
   * @throws DeliveryFailed when it has not, or when that is not known
   */
  Optional<RecallAnswer> deliver(Delivery delivery) throws DeliveryFailed;
}
