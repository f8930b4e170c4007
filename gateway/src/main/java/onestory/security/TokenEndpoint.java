package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onestory.audit.AuditAgent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /oauth/token}: client credentials for an access token (RFC 6749 4.4). */
@RestController
final class TokenEndpoint {

  private final Clients clients;
  private final Secrets secrets;
  private final Tokens tokens;

  TokenEndpoint(Clients clients, Secrets secrets, Tokens tokens) {
    this.clients = clients;
    this.secrets = secrets;
    this.tokens = tokens;
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
      return answer.body(
          Map.of("error", refused.error(), "error_description", refused.getMessage()));
    }
  }

  private static TokenRequest read(HttpServletRequest request) throws IOException, TokenRefused {
    String type = request.getContentType();
    if (type == null
        || !MimeTypeUtils.parseMimeType(type)
            .equalsTypeAndSubtype(
                MimeTypeUtils.parseMimeType("application/x-www-form-urlencoded"))) {
      throw TokenRefused.invalidRequest("Send a form (application/x-www-form-urlencoded)");
    }
    String form = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return TokenRequest.of(form, request.getHeaders(HttpHeaders.AUTHORIZATION));
  }

  private Map<String, Object> granted(TokenRequest request, HttpServletRequest http)
      throws TokenRefused {
    clients.find(request.clientId()).ifPresent(known -> AgentOfRequest.note(http, agent(known)));
    Client client = proven(request);
    if (!"client_credentials".equals(request.grantType())) {
      throw TokenRefused.unsupportedGrantType();
    }
    if (!client.scopes().containsAll(request.scopes())) {
      throw TokenRefused.invalidScope();
    }
    List<String> scopes = request.scopes().isEmpty() ? client.scopes() : request.scopes();
    Map<String, Object> granted = new LinkedHashMap<>();
    granted.put("access_token", tokens.issue(client, scopes));
    granted.put("token_type", "Bearer");
    granted.put("expires_in", Tokens.LIFE.toSeconds());
    granted.put("scope", String.join(" ", scopes));
    return granted;
  }

  private static AuditAgent agent(Client client) {
    return AuditAgent.client(client.id(), client.organisation());
  }

  /** An unknown client takes as long to refuse as a known one with a wrong secret. */
  private Client proven(TokenRequest request) throws TokenRefused {
    Client client = clients.find(request.clientId()).orElse(null);
    String expected = secrets.get(client == null ? Secrets.TOKEN_KEY : client.secretKey());
    boolean same =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8),
            request.clientSecret().getBytes(StandardCharsets.UTF_8));
    if (client == null || !same) {
      throw TokenRefused.invalidClient();
    }
    return client;
  }

  private static ResponseEntity.BodyBuilder answer(int status) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.PRAGMA, "no-cache");
  }
}
