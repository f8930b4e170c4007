package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the audit says, and the requests that it is to tell of. */
final class Audited {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IDS = "https://onestory.example/fhir/Id/";

  private final Partners partners;
  private final JdbcClient jdbc;

  Audited(Partners partners, JdbcClient jdbc) {
    this.partners = partners;
    this.jdbc = jdbc;
  }

  long count(String kind) {
    return jdbc.sql("select count(*) from audit_event where content @> ?::jsonb")
        .param(subtype(kind))
        .query(Long.class)
        .single();
  }

  /** The newest first. */
  List<JsonNode> of(String kind, String patient) {
    return list(
        "select content from audit_event where patient = ? and content @> ?::jsonb order by recorded desc",
        patient,
        subtype(kind));
  }

  JsonNode newest(String kind, String patient) {
    return of(kind, patient).get(0);
  }

  JsonNode newest(String kind) {
    return list(
            "select content from audit_event where content @> ?::jsonb order by recorded desc limit 1",
            subtype(kind))
        .get(0);
  }

  List<JsonNode> withEntity(String system, String id) {
    return list(
        "select content from audit_event where content @> ?::jsonb order by recorded",
        "{\"entity\":[{\"what\":{\"identifier\":{\"system\":\"%s\",\"value\":\"%s\"}}}]}"
            .formatted(IDS + system, id));
  }

  static String kind(JsonNode event) {
    return event.path("subtype").path(event.path("subtype").size() - 1).path("code").asText();
  }

  static String patient(JsonNode event) {
    return event.at("/entity/0/what/reference").asText().replace("Patient/", "");
  }

  /** What its entities refer to. */
  static List<String> references(JsonNode event) {
    return stream(event.path("entity")).map(e -> e.at("/what/reference").asText()).toList();
  }

  /** Who took part, such as {@code client fenbank}. */
  static List<String> agents(JsonNode event) {
    return stream(event.path("agent"))
        .map(agent -> agent.at("/who/identifier"))
        .map(id -> id.path("system").asText().replace(IDS, "") + " " + id.path("value").asText())
        .toList();
  }

  static List<String> agentTypes(JsonNode event) {
    return stream(event.path("agent")).map(a -> a.at("/type/coding/0/code").asText()).toList();
  }

  static String query(JsonNode event) {
    return stream(event.path("entity"))
        .filter(entity -> entity.has("query"))
        .map(entity -> new String(Base64.getDecoder().decode(entity.path("query").asText()), UTF_8))
        .findFirst()
        .orElse("");
  }

  int get(String path, String token) {
    return get(path, token, null);
  }

  int get(String path, String token, String requestId) {
    return send(path, token, requestId).statusCode();
  }

  JsonNode body(String path, String token) {
    try {
      return JSON.readTree(send(path, token, null).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int post(String path, String client, String body) {
    return send(HttpRequest.newBuilder(partners.gateway().resolve(path))
            .header("Authorization", "Bearer " + partners.token(client))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  HttpResponse<String> send(String path, String token, String requestId) {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve(path))
            .header("Authorization", "Bearer " + token);
    if (requestId != null) {
      request.header("X-Request-Id", requestId);
    }
    return send(request.GET());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String subtype(String kind) {
    return "{\"subtype\":[{\"code\":\"%s\"}]}".formatted(kind);
  }

  private List<JsonNode> list(String sql, Object... parameters) {
    return jdbc.sql(sql).params(List.of(parameters)).query(String.class).list().stream()
        .map(Audited::json)
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
