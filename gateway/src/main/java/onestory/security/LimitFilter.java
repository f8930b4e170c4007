package onestory.security;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import onestory.front.ClientLimits;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each client ask only so often, and only for so much at once (TRUST 6). Callers who prove who
 * they are inside their message (SOAP) count together; the token endpoint counts for itself.
 */
final class LimitFilter extends OncePerRequestFilter {

  private final ClientLimits limits;
  private final FrontRefusals refusals;

  LimitFilter(ClientLimits limits, FrontRefusals refusals) {
    this.limits = limits;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Door door = Door.of(request.getRequestURI());
    Optional<String> name = name(door);
    if (name.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Duration wait = limits.enter(name.get());
    if (!wait.isZero()) {
      refusals.refuse(Refusal.wait(wait), door, request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new Leaving(name.get()));
      } else {
        limits.leave(name.get());
      }
    }
  }

  private static Optional<String> name(Door door) {
    return CurrentClient.name()
        .map(client -> "client " + client)
        .or(
            () ->
                door == Door.SOAP
                    ? Optional.of("door " + door.name().toLowerCase(Locale.ROOT))
                    : Optional.empty());
  }

  /** Makes room once an answer that another thread gives is given. */
  private final class Leaving implements AsyncListener {

    private final String name;

    private Leaving(String name) {
      this.name = name;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      limits.leave(name);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // it completes after
    }

    @Override
    public void onError(AsyncEvent event) {
      // it completes after
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
