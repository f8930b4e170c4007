package onestory.security;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request of RFC 6749 4.4: who asks, by what proof, for what. */
record TokenRequest(Credentials credentials, List<String> scopes) {

  private static final String BY_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /**
   * Reads the form and the Authorization header, of which exactly one names the client.
   *
   * @throws TokenRefused invalid_request when something is missing or there twice
   */
  static TokenRequest of(String form, Enumeration<String> authorization) throws TokenRefused {
    Map<String, String> fields = fields(form);
    String grant = fields.get("grant_type");
    if (grant == null || grant.isEmpty()) {
      throw TokenRefused.invalidRequest("grant_type is missing");
    }
    if (!grant.equals("client_credentials")) {
      throw TokenRefused.unsupportedGrantType();
    }
    String scope = fields.getOrDefault("scope", "").strip();
    return new TokenRequest(
        credentials(fields, authorization),
        scope.isEmpty() ? List.of() : List.of(scope.split(" +")));
  }

  private static Credentials credentials(
      Map<String, String> fields, Enumeration<String> authorization) throws TokenRefused {
    boolean asserted =
        fields.containsKey("client_assertion") || fields.containsKey("client_assertion_type");
    String secret = fields.get("client_secret");
    if (authorization.hasMoreElements()) {
      return fromHeader(authorization, fields.get("client_id"), asserted || secret != null);
    }
    if (asserted) {
      if (secret != null) {
        throw TokenRefused.invalidRequest("The client is named more than once");
      }
      return assertion(fields);
    }
    String id = fields.get("client_id");
    if (id == null || secret == null) {
      throw TokenRefused.invalidClient(
          "Nothing proves who asks: send client_assertion and client_assertion_type");
    }
    return new Credentials.Secret(id, secret);
  }

  private static Credentials fromHeader(
      Enumeration<String> authorization, String id, boolean alsoInForm) throws TokenRefused {
    String[] basic = basic(authorization.nextElement());
    if (authorization.hasMoreElements() || alsoInForm || (id != null && !id.equals(basic[0]))) {
      throw TokenRefused.invalidRequest("The client is named more than once");
    }
    return new Credentials.Secret(basic[0], basic[1]);
  }

  private static Credentials assertion(Map<String, String> fields) throws TokenRefused {
    String type = fields.get("client_assertion_type");
    if (type == null || type.isEmpty()) {
      throw TokenRefused.invalidRequest("client_assertion_type is missing");
    }
    if (!type.equals(BY_JWT)) {
      throw TokenRefused.invalidRequest("client_assertion_type is not " + BY_JWT);
    }
    String jwt = fields.get("client_assertion");
    if (jwt == null || jwt.isEmpty()) {
      throw TokenRefused.invalidRequest("client_assertion is missing");
    }
    return new Credentials.Assertion(Optional.ofNullable(fields.get("client_id")), jwt);
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
}
