package onestory.exchange;

/** The way to one partner system: in practice a Camel route that begins with {@code outbox:}. */
public interface PartnerRoute {

  String partner();

  /**
   * Sends the delivery; returning means that the partner has taken it.
   *
   * @throws DeliveryFailed when it has not, or when that is not known
   */
  void deliver(Delivery delivery) throws DeliveryFailed;
}
