package onestory.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The partner routes that are there now. */
@Component
public final class PartnerRoutes {

  private final Map<String, PartnerRoute> routes = new ConcurrentHashMap<>();

  /**
   * @throws IllegalStateException when another route already serves the partner
   */
  public void add(PartnerRoute route) {
    if (routes.putIfAbsent(route.partner(), route) != null) {
      throw new IllegalStateException(
          "Two routes begin with outbox:%s; keep one.".formatted(route.partner()));
    }
  }

  public void remove(PartnerRoute route) {
    routes.remove(route.partner(), route);
  }

  Optional<PartnerRoute> to(String partner) {
    return Optional.ofNullable(routes.get(partner));
  }
}
