package onestory.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who sent the request, anew for each one. */
final class PersonFilter extends OncePerRequestFilter {

  private final Sessions sessions;
  private final SessionCookie cookie;
  private final RequestAttributeSecurityContextRepository contexts =
      new RequestAttributeSecurityContextRepository();

  PersonFilter(Sessions sessions, SessionCookie cookie) {
    this.sessions = sessions;
    this.cookie = cookie;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    cookie
        .word(request)
        .flatMap(sessions::find)
        .ifPresent(
            session -> {
              var context = SecurityContextHolder.createEmptyContext();
              context.setAuthentication(new Person(session));
              SecurityContextHolder.setContext(context);
              contexts.saveContext(context, request, response); // for the rest of a streamed answer
            });
    chain.doFilter(request, response);
  }
}
