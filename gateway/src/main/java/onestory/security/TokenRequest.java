package onestory.security;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request of RFC 6749 4.4: who asks, with which secret, for what. */
record TokenRequest(String grantType, String clientId, String clientSecret, List<String> scopes) {

  /**
   * Reads the form and the Authorization header, of which exactly one names the client.
   *
   * @throws TokenRefused invalid_request when something is missing or there twice
   */
  static TokenRequest of(String form, Enumeration<String> authorization) throws TokenRefused {
    Map<String, String> fields = fields(form);
    String id = fields.get("client_id");
    String secret = fields.get("client_secret");
    if (authorization.hasMoreElements()) {
      String[] basic = basic(authorization.nextElement());
      if (authorization.hasMoreElements()
          || secret != null
          || (id != null && !id.equals(basic[0]))) {
        throw TokenRefused.invalidRequest("The client is named more than once");
      }
      id = basic[0];
      secret = basic[1];
    }
    if (id == null || secret == null) {
      throw TokenRefused.invalidClient();
    }
    String scope = fields.getOrDefault("scope", "").strip();
    return new TokenRequest(
        fields.get("grant_type"),
        id,
        secret,
        scope.isEmpty() ? List.of() : List.of(scope.split(" +")));
  }

  private static Map<String, String> fields(String form) throws TokenRefused {
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (fields.put(name, value) != null) {
        throw TokenRefused.invalidRequest("A field is there twice");
      }
    }
    return fields;
  }

  private static String[] basic(String header) throws TokenRefused {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      throw TokenRefused.invalidClient();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      if (parts.length == 2) {
        return new String[] {decoded(parts[0]), decoded(parts[1])};
      }
    } catch (IllegalArgumentException notBase64) {
      // refused below
    }
    throw TokenRefused.invalidClient();
  }

  private static String decoded(String text) throws TokenRefused {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw TokenRefused.invalidRequest("A field is not form-encoded");
    }
  }

  @Override
  public String toString() {
    return "TokenRequest[" + clientId + "]";
  }
}
