package onestory.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The token endpoint and what stands about it, as a client and its administrator meet them. */
final class TokenDoor {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final String BY_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI gateway;
  private final Path clients;

  TokenDoor(URI gateway, Path data) {
    this.gateway = gateway;
    this.clients = data.resolve("clients");
  }

  /** Registers a client that may read, by a file with these lines more. */
  void register(String id, String... more) {
    write(
        id,
        """
        client: %s
        organisation: {system: "https://fhir.nhs.uk/Id/ods-organization-code", value: RXP01}
        scopes: [system/*.rs, system/Task.u]
        %s
        """
            .formatted(id, String.join("\n", more)));
  }

  void write(String id, String yaml) {
    try {
      Files.createDirectories(clients);
      Files.writeString(clients.resolve(id + ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forget(String id) {
    try {
      Files.delete(clients.resolve(id + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String jwks(JWK... keys) {
    return "jwks: " + set(keys);
  }

  static String set(JWK... keys) {
    return "{\"keys\": [%s]}"
        .formatted(
            Arrays.stream(keys)
                .map(key -> key.toPublicJWK().toJSONString())
                .collect(Collectors.joining(", ")));
  }

  /** What a client reads first. */
  JsonNode discovery() {
    return json(get("/fhir/.well-known/smart-configuration", null));
  }

  String tokenUrl() {
    return discovery().path("token_endpoint").asText();
  }

  HttpResponse<String> ask(String assertion, String... more) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", BY_JWT);
    form.put("client_assertion", assertion);
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return post(form);
  }

  HttpResponse<String> post(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .filter(field -> field.getValue() != null)
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(gateway.resolve("/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> get(String path, String token) {
    var request = HttpRequest.newBuilder(gateway.resolve(path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The refusal is the one expected, and gives nothing away. */
  static void assertRefused(HttpResponse<String> answer, int status, String error, String says) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("error").asText()).isEqualTo(error);
    assertThat(json(answer).path("error_description").asText()).contains(says);
    assertThat(json(answer).has("access_token")).isFalse();
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }
}
