package onestory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;

/** A family after its first meeting, and what each organisation is answered about it. */
final class OneFamilysAnswers {

  /** The organisations, by their clients. */
  private static final Map<String, String> CODES =
      Map.of("health-visiting-p", "RXP01", "fenbank", "900101");

  final UUID record;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new HashMap<>();
  private final Partners partners;
  private final Family family;

  OneFamilysAnswers(Partners partners) {
    this.partners = partners;
    family = Partners.aFamily();
    partners.play(family, "4");
    record = FamilyId.of(Partners.familyKey(family));
  }

  String child(String id) {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, id));
  }

  /** What the engineer is told of every decision for the organisation. */
  JsonNode decided(String client, String... more) {
    return decidedFor(CODES.get(client), more);
  }

  /** The same by the organisation's code; with these parameters more. */
  JsonNode decidedFor(String code, String... more) {
    var path = "/operations/decide?organisation=" + code + "&family=" + record;
    return json(text("console", path + String.join("", more), "*/*"));
  }

  String text(String client, String path, String accept) {
    return new String(get(client, path, accept).body(), StandardCharsets.UTF_8);
  }

  JsonNode json(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<byte[]> get(String client, String path, String accept) {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve(path))
            .header("Accept", accept)
            .header("Authorization", "Bearer " + tokens.computeIfAbsent(client, partners::token));
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
