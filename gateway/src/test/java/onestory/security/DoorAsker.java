package onestory.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks at the doors, with a client's token or another. */
final class DoorAsker {

  static final String JSON = "application/fhir+json";

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Secrets secrets;

  DoorAsker(int port, Secrets secrets) {
    this.port = port;
    this.secrets = secrets;
  }

  String secret(String client) {
    return secrets.get("client." + client + ".secret");
  }

  /** A fresh token of the client. */
  String token(String client) {
    return field(tokenAnswer(client, secret(client), ""), "access_token");
  }

  /** What is answered to a client that asks for a token, with these fields more. */
  HttpResponse<String> tokenAnswer(String client, String secret, String more) {
    String form = "grant_type=client_credentials" + (more.isEmpty() ? "" : "&" + more);
    return form(form, basic(client, secret));
  }

  static String basic(String client, String secret) {
    byte[] bytes = (client + ":" + secret).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  HttpResponse<String> form(String form, String authorization) {
    HttpRequest.Builder request =
        request("/oauth/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  /** With this token, or without any. */
  HttpResponse<String> get(String path, String token) {
    HttpRequest.Builder request = request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  /** What somebody with this token is answered, who only wants to know who they are. */
  int statusWith(String token) {
    return get("/fhir/asker", token).statusCode();
  }

  /** Health visiting posts this, with these headers more. */
  HttpResponse<String> post(String path, String body, String type, String... headers) {
    HttpRequest.Builder request = as("health-visiting-p", path).header("Content-Type", type);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> post(String path, BodyPublisher body, String token, String encoding) {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + token)
            .header(
                "Content-Type",
                path.startsWith("/fhir") ? JSON : "application/x-www-form-urlencoded")
            .POST(body);
    if (encoding != null) {
      request.header("Content-Encoding", encoding);
    }
    return send(request);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpRequest.Builder as(String client, String path) {
    return request(path).header("Authorization", "Bearer " + token(client));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A request written out, with these lines more. */
  RawHttp.Answer rawGet(String path, String... headers) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("GET " + path + " HTTP/1.1");
    lines.add("Host: x");
    lines.add("Connection: close");
    lines.addAll(List.of(headers));
    return new RawHttp(port).lines(lines.toArray(String[]::new));
  }

  void assertStillAnswers() {
    assertThat(statusWith(token("health-visiting-p"))).isEqualTo(200);
  }

  static String field(HttpResponse<String> answer, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
