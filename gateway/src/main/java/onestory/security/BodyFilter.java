package onestory.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import onestory.front.JsonPass;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks through a JSON body before any parser sees it. The message doors do so themselves, since
 * one request of theirs may bring many messages.
 */
final class BodyFilter extends OncePerRequestFilter {

  private static final Set<Door> READ_THEMSELVES = Set.of(Door.INBOX, Door.SOAP);

  private final JsonPass pass;
  private final FrontRefusals refusals;

  BodyFilter(JsonPass pass, FrontRefusals refusals) {
    this.pass = pass;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READ_THEMSELVES.contains(Door.of(request.getRequestURI()))
        || !new BodyType(Collections.list(request.getHeaders("Content-Type"))).isJson();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readAllBytes();
    try {
      if (body.length > 0) {
        pass.check(body);
      }
    } catch (ProblemFound found) {
      Door door = Door.of(request.getRequestURI());
      refusals.refuse(refusal(found.problem()), door, request, response);
      return;
    }
    chain.doFilter(new ReadRequest(request, body), response);
  }

  private static Refusal refusal(Problem problem) {
    return new Refusal(
        problem.rule().equals("bom") ? 415 : 400,
        "structure",
        "%s at %s: %s %s"
            .formatted(problem.rule(), problem.at(), problem.says(), problem.remedy())
            .replace(" at :", ":"));
  }
}
