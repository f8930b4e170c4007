package onestory.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import onestory.front.Culprit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * First of all: an address that can be read one way only, a method and a format that its door
 * takes, and a body no longer and no slower than the door allows, announced or streamed; none
 * compressed, since a small compressed body can be an endless one.
 */
final class FrontFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(FrontFilter.class);

  private final FrontSettings settings;
  private final FrontRefusals refusals;

  FrontFilter(FrontSettings settings, FrontRefusals refusals) {
    this.settings = settings;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Door door = Door.of(request.getRequestURI());
    Optional<Refusal> refusal = new Arrival(request, door, settings).refusal();
    if (refusal.isPresent()) {
      refusals.refuse(refusal.get(), door, request, response);
    } else {
      CappedRequest capped = capped(request, response, door);
      try {
        chain.doFilter(capped, response);
      } catch (IOException | ServletException | RuntimeException e) {
        failed(e, door, capped, response);
      }
    }
  }

  private CappedRequest capped(
      HttpServletRequest request, HttpServletResponse response, Door door) {
    // at once: whoever reads the body would answer in words of its own
    return new CappedRequest(
        request,
        new BodyLimit(settings.longest(door), settings.bodyWithin()),
        refusal -> refusals.refuse(refusal, door, request, response));
  }

  /**
   * Says no more than that it failed, to the caller and in the log: what an exception says may hold
   * anything, and the container would write all of it down (TRUST 7.67).
   */
  private static void failed(
      Exception e, Door door, CappedRequest request, HttpServletResponse response)
      throws IOException {
    if (request.isRefused()) {
      return; // whoever read the body failed by it, but the caller has our answer already
    }
    LOG.error("A request at the door {} failed: {}", door, Culprit.of(e));
    LOG.debug("", e);
    Refusals.write(Refusal.ofStatus(500), door, request, response);
  }
}
