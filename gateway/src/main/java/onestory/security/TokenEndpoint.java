package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onestory.audit.AuditAgent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /oauth/token}: client credentials for an access token (RFC 6749 4.4). */
@RestController
final class TokenEndpoint {

  private final Proofs proofs;
  private final Tokens tokens;
  private final FailureLimit limit;

  TokenEndpoint(Proofs proofs, Tokens tokens, FailureLimit limit) {
    this.proofs = proofs;
    this.tokens = tokens;
    this.limit = limit;
  }

  @PostMapping("/oauth/token")
  ResponseEntity<Map<String, Object>> token(HttpServletRequest request) throws IOException {
    try {
      return answer(200).body(granted(read(request), request));
    } catch (TokenRefused refused) {
      ResponseEntity.BodyBuilder answer = answer(refused.status());
      if (refused.status() == 401) {
        answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"onestory\"");
      }
      refused
          .waitSeconds()
          .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(wait)));
      return answer.body(
          Map.of("error", refused.error(), "error_description", refused.getMessage()));
    }
  }

  private static TokenRequest read(HttpServletRequest request) throws IOException, TokenRefused {
    if (!isForm(request.getContentType())) {
      throw TokenRefused.invalidRequest("Send a form (application/x-www-form-urlencoded)");
    }
    String form = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return TokenRequest.of(form, request.getHeaders(HttpHeaders.AUTHORIZATION));
  }

  private static boolean isForm(String type) {
    try {
      return type != null
          && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(
              MediaType.parseMediaType(type));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private Map<String, Object> granted(TokenRequest asked, HttpServletRequest request)
      throws TokenRefused {
    Client client = proven(asked.credentials(), request);
    List<String> scopes =
        asked.scopes().isEmpty()
            ? client.scopes()
            : Scope.narrowed(asked.scopes(), client.scopes());
    if (scopes.isEmpty()) {
      throw TokenRefused.invalidScope();
    }
    Optional<String> certificate =
        PresentedCertificate.thumbprint(request).filter(client.proof().certificates()::contains);
    Map<String, Object> granted = new LinkedHashMap<>();
    granted.put("access_token", tokens.issue(client, scopes, certificate));
    granted.put("token_type", "Bearer");
    granted.put("expires_in", Tokens.LIFE.toSeconds());
    granted.put("scope", String.join(" ", scopes));
    return granted;
  }

  private Client proven(Credentials credentials, HttpServletRequest request) throws TokenRefused {
    Optional<Client> named = proofs.named(credentials);
    named.ifPresent(known -> AgentOfRequest.note(request, agent(known)));
    var whose = new FailureLimit.Whose(named.map(Client::id).orElse(""), request.getRemoteAddr());
    limit.check(whose);
    try {
      Client client = proofs.proven(credentials);
      checkCertificate(client, request);
      return client;
    } catch (TokenRefused refused) {
      limit.failed(whose);
      throw refused;
    }
  }

  private static AuditAgent agent(Client client) {
    return AuditAgent.client(client.id(), client.organisation());
  }

  private static void checkCertificate(Client client, HttpServletRequest request)
      throws TokenRefused {
    var registered = client.proof().certificates();
    boolean shown =
        PresentedCertificate.thumbprint(request).filter(registered::contains).isPresent();
    if (!registered.isEmpty() && !shown) {
      throw TokenRefused.invalidClient(
          "The connection was not made with a certificate that is registered for the client");
    }
  }

  private static ResponseEntity.BodyBuilder answer(int status) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.PRAGMA, "no-cache");
  }
}
