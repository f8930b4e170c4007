package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.identity.ResourceId;
import onestory.record.Stops;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a person places hard stops, through the operations; and a colleague who agrees to lift. */
public final class StopDesk {

  public static final String FENBANK = "900101";

  /** Fenbank's place in the record. */
  public static final String SCHOOL =
      "Organization/"
          + ResourceId.of("Organization", "https://fhir.hl7.org.uk/Id/urn-school-number", FENBANK);

  static final String REFERENCE = "FD26P00123";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Partners partners;
  private final String client;

  public StopDesk(Partners partners, String client) {
    this.partners = partners;
    this.client = client;
  }

  /** The stop that it became; for these schools, or for everybody. */
  public UUID places(UUID family, UUID child, String kind, String... schools) {
    var answer = asks("POST", "", asked(family, child, kind, schools));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(json(answer).path("id").asText());
  }

  static String asked(UUID family, UUID child, String kind, String... schools) {
    return "{\"family\":\"%s\",\"child\":\"%s\",\"kind\":\"%s\",\"reference\":\"%s\",\"organisations\":[%s]}"
        .formatted(
            family,
            child,
            kind,
            REFERENCE,
            Stream.of(schools)
                .map(
                    urn ->
                        "{\"system\":\"https://fhir.hl7.org.uk/Id/urn-school-number\",\"value\":\"%s\"}"
                            .formatted(urn))
                .collect(Collectors.joining(",")));
  }

  /** This person asks, another agrees. */
  public void lifts(UUID stop, Stops stops, TransactionTemplate transaction) {
    assertThat(asks("POST", "/" + stop + "/lift?why=ended", "").statusCode()).isEqualTo(202);
    transaction.executeWithoutResult(
        status -> assertThat(stops.lift(stop, "another person")).isPresent());
  }

  JsonNode sees(UUID family) {
    return json(asks("GET", "?family=" + family, ""));
  }

  HttpResponse<String> asks(String method, String what, String body) {
    return answer(
        client,
        HttpRequest.newBuilder(partners.gateway().resolve("/operations/stops" + what))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** What a system reads at an address of the gateway. */
  public HttpResponse<String> reads(String system, String address) {
    return answer(system, HttpRequest.newBuilder(partners.gateway().resolve(address)));
  }

  private HttpResponse<String> answer(String system, HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient()
          .send(
              request.header("Authorization", "Bearer " + partners.token(system)).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
