package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A person who decides who is who, through the operations. */
final class Reviewer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Partners partners;
  private final String client;

  Reviewer(Partners partners, String client) {
    this.partners = partners;
    this.client = client;
  }

  /** The act that it became. */
  UUID does(String what, String body) {
    var answer = asks("POST", what, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var act = json(answer).path("act").asText();
    return act.isEmpty() ? null : UUID.fromString(act);
  }

  UUID merges(UUID stays, UUID goes) {
    return does(
        "merges",
        "{\"stays\":\"%s\",\"goes\":\"%s\",\"reason\":\"one child, entered twice\"}"
            .formatted(stays, goes));
  }

  void undoes(UUID act) {
    does("acts/" + act + "/undo", "{\"reason\":\"they are two after all\"}");
  }

  void reviews(UUID act) {
    does("acts/" + act + "/reviewed", "{\"reason\":\"permissions looked at\"}");
  }

  JsonNode sees(String what) {
    var answer = asks("GET", what, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** The rule for which it can't be done. */
  String mayNot(String what, String body) {
    var answer = asks("POST", what, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    return json(answer).path("rule").asText();
  }

  HttpResponse<String> asks(String method, String what, String body) {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve("/operations/identity/" + what))
            .header("Authorization", "Bearer " + partners.token(client))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
