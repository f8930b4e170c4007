package onestory.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /fhir/.well-known/smart-configuration}: where tokens are asked for, and how (SMART App
 * Launch 2, "Conformance"). There is no authorization endpoint: nobody signs in here to launch an
 * app.
 */
final class SmartConfiguration extends HttpServlet {

  static final String PATH = "/fhir/.well-known/smart-configuration";

  /** What the FHIR endpoint offers; what a client may have of it is in its registration. */
  private static final List<String> SCOPES =
      List.of("system/*.rs", "system/Task.u", "system/Goal.u", "system/Observation.c");

  private static final long serialVersionUID = 1L;

  private final byte[] json;

  SmartConfiguration(String tokenUrl, TokenSettings settings, ObjectMapper mapper)
      throws IOException {
    json = mapper.writeValueAsBytes(says(tokenUrl, settings));
  }

  private static Map<String, Object> says(String tokenUrl, TokenSettings settings) {
    List<String> methods = new ArrayList<>(List.of("private_key_jwt"));
    List<String> capabilities =
        new ArrayList<>(
            List.of("client-confidential-asymmetric", "permission-v1", "permission-v2"));
    if (settings.clientSecret()) {
      methods.addAll(List.of("client_secret_basic", "client_secret_post"));
      capabilities.add(1, "client-confidential-symmetric");
    }
    Map<String, Object> says = new LinkedHashMap<>();
    says.put("token_endpoint", tokenUrl);
    says.put("grant_types_supported", List.of("client_credentials"));
    says.put("token_endpoint_auth_methods_supported", methods);
    says.put(
        "token_endpoint_auth_signing_alg_values_supported",
        AssertionHeader.ALGORITHMS.stream().map(Object::toString).toList());
    says.put("scopes_supported", SCOPES);
    says.put("tls_client_certificate_bound_access_tokens", true);
    says.put("capabilities", capabilities);
    return says;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }
}
