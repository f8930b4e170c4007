package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Peterborough's MASH, as a test plays it: about one contact and one child. */
final class Mash {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Partners partners;
  private final JdbcClient jdbc;
  private final String contact;
  private final String nhsNumber;

  /**
   * @param contact its number, which no other test's contact has
   * @param nhsNumber of the child
   */
  Mash(Partners partners, JdbcClient jdbc, String contact, String nhsNumber) {
    this.partners = partners;
    this.jdbc = jdbc;
    this.contact = contact;
    this.nhsNumber = nhsNumber;
  }

  String contact() {
    return contact;
  }

  /** Tells the contact of family 4, changed so, of this child; waits until it is settled. */
  String tellsContact(Consumer<ObjectNode> change) {
    return settled(send("contact", message("/onestory/families/4-novak/1-1-mash-contact", change)));
  }

  String tellsOutcome(String outcome) {
    return settled(
        send(
            "outcome",
            message(
                "/onestory/families/4-novak/2-1-mash-outcome",
                told -> told.put("outcome", outcome))));
  }

  /** Grants an override about the child, changed so. */
  HttpResponse<String> grants(Consumer<ObjectNode> change) {
    return send("override", message("/onestory/safeguarding/override", change));
  }

  HttpResponse<String> send(String kind, ObjectNode message) {
    return answer(
        request("/inbox/mash-pcc/" + kind)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(message.toString()))
            .build());
  }

  HttpResponse<String> reads(String path) {
    return answer(request("/fhir/" + path).GET().build());
  }

  HttpResponse<String> reads(URI address) {
    return answer(request(address.getRawPath() + "?" + address.getRawQuery()).GET().build());
  }

  /** The message of family 4, about this contact and child. */
  ObjectNode message(String file, Consumer<ObjectNode> change) {
    try (var in = Mash.class.getResourceAsStream(file + ".json")) {
      var text =
          new String(in.readAllBytes(), UTF_8)
              .replace("MC-26-00731", contact)
              .replace("MO-26-00731", "MO-" + contact)
              .replace("OV-26-00731", "OV-" + contact)
              .replace("9990001359", nhsNumber);
      var message = (ObjectNode) JSON.readTree(text);
      change.accept(message);
      return message;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** In which state the message ends that this is the receipt of, and by which rule. */
  String settled(HttpResponse<String> receipt) {
    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(202);
    var id = json(receipt).path("receiptId").asText();
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> state(id), state -> !state.equals("accepted"));
  }

  String state(String receipt) {
    return jdbc.sql("select concat_ws(' ', state, rule) from inbox_message where receipt = ?::uuid")
        .param(receipt)
        .query(String.class)
        .single();
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(partners.gateway().resolve(path))
        .header("Authorization", "Bearer " + partners.token("mash-pcc"));
  }

  private static HttpResponse<String> answer(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
