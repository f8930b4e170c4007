package onestory.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * First of all: no body longer than its door takes, announced or streamed, and none compressed,
 * since a small compressed body can be an endless one.
 */
final class FrontFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Door door = Door.of(request.getRequestURI());
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      Refusals.write(Refusal.ENCODED, door, request, response);
    } else if (request.getContentLengthLong() > door.limit()) {
      Refusals.write(Refusal.tooLarge(door.limit()), door, request, response);
    } else {
      capped(new CappedRequest(request, response, door), response, chain);
    }
  }

  private static void capped(CappedRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      // whoever read the body failed by it, but the caller has our answer already
      if (!request.isRefused()) {
        throw e;
      }
    }
  }
}
