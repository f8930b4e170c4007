package onestory.schools;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import onestory.exchange.BoundedAnswer;
import onestory.exchange.FailureClass;
import onestory.exchange.RetryAfter;
import onestory.security.Secrets;
import org.springframework.stereotype.Component;

/**
 * Asks a school's system for pages of rows. The token goes to the school's own address and nowhere
 * else: no redirect is followed, and no next page elsewhere.
 */
@Component
final class MisClient {

  private static final int LARGEST_PAGE = 8 * 1024 * 1024;
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper json =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final Secrets secrets;
  private final Clock clock;

  MisClient(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * @throws ReadFailed when there is no page to be had now
   */
  Page page(SchoolSystem school, URI at) {
    var request =
        HttpRequest.newBuilder(at)
            .timeout(ANSWER)
            .header("Accept", "application/json")
            .header(
                "Authorization",
                "Bearer " + secrets.get("partner." + school.partner() + ".mis-token"))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw refused(answer);
        }
        return page(school, json.readTree(atMost(body)));
      }
    } catch (IOException e) {
      throw new ReadFailed(FailureClass.NOT_SENT, "no readable answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReadFailed(FailureClass.NOT_SENT, "interrupted");
    }
  }

  private ReadFailed refused(HttpResponse<InputStream> answer) {
    var pause =
        answer
            .headers()
            .firstValue("Retry-After")
            .map(header -> RetryAfter.of(header, clock.instant()))
            .orElse(Duration.ZERO);
    int status = answer.statusCode();
    return new ReadFailed(FailureClass.ofStatus(status), "status " + status, pause);
  }

  private static byte[] atMost(InputStream body) throws IOException {
    var bytes =
        new BoundedAnswer(body, LARGEST_PAGE + 1L, ANSWER, body::close)
            .readNBytes(LARGEST_PAGE + 1);
    if (bytes.length > LARGEST_PAGE) {
      throw new ReadFailed(FailureClass.REJECTED, "a page of more than 8 MB");
    }
    return bytes;
  }

  private static Page page(SchoolSystem school, JsonNode answer) {
    if (!answer.path("data").isArray()) {
      throw new ReadFailed(FailureClass.REJECTED, "a page without data");
    }
    var rows = new ArrayList<JsonNode>();
    answer.path("data").forEach(rows::add);
    var next = answer.path("meta").path("pagination").path("next");
    return new Page(
        rows, next.isTextual() ? Optional.of(next(school, next.asText())) : Optional.empty());
  }

  private static URI next(SchoolSystem school, String address) {
    if (!address.startsWith(school.base().toString()) || address.contains("..")) {
      throw new ReadFailed(FailureClass.REJECTED, "a next page elsewhere");
    }
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new ReadFailed(FailureClass.REJECTED, "a next page that is no address");
    }
  }
}
